import type { Construct } from "constructs";
import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { terraformManagedPolicies, terraformPermissions } from "../policies/terraform-permissions.ts";
import { terraformTrust } from "../policies/terraform-trust.ts";
import type { GithubOidcProvider } from "./github-oidc-provider.ts";
import { Role } from "./role.ts";

/** The role under which Terraform builds the application's infrastructure. */
export class TerraformRole extends Role {
  constructor(scope: Construct, id: string, settings: Settings, provider: GithubOidcProvider) {
    super(scope, id, {
      name: settings.names.terraformRole,
      description: "Builds the infrastructure of the LLMOps application with Terraform",
      trust: terraformTrust(settings),
      permissions: terraformPermissions(settings),
      dependsOn: [provider.provider],
    });
    this.attachAreas(deriveNames(settings).terraformAreaPolicy(""), terraformManagedPolicies(settings));
  }
}
