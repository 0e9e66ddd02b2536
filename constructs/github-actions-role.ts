import type { Construct } from "constructs";
import type { Settings } from "../config/settings.ts";
import { githubActionsPermissions } from "../policies/github-actions-permissions.ts";
import { githubActionsTrust } from "../policies/github-actions-trust.ts";
import type { GithubOidcProvider } from "./github-oidc-provider.ts";
import { Role } from "./role.ts";

/**
 * The role a GitHub Actions workflow becomes to push an image and deploy the ECS service.
 *
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class GithubActionsRole extends Role {
  constructor(scope: Construct, id: string, settings: Settings, provider: GithubOidcProvider) {
    super(scope, id, {
      name: settings.names.githubActionsRole,
      description: `Deploys ${settings.github.owner}/${settings.github.repository} from GitHub Actions`,
      trust: githubActionsTrust(settings),
      permissions: githubActionsPermissions(settings),
      dependsOn: [provider.provider],
    });
  }
}
