import type { Construct } from "constructs";
import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import {
  terraformPlanManagedPolicies,
  terraformPlanPermissions,
} from "../policies/terraform-plan-permissions.ts";
import { terraformPlanTrust } from "../policies/terraform-plan-trust.ts";
import type { GithubOidcProvider } from "./github-oidc-provider.ts";
import { Role } from "./role.ts";

/** The read-only sibling of the Terraform role, for the plans of pull requests. */
export class TerraformPlanRole extends Role {
  constructor(scope: Construct, id: string, settings: Settings, provider: GithubOidcProvider) {
    super(scope, id, {
      name: settings.names.terraformPlanRole,
      description: "Plans the infrastructure of the LLMOps application; changes nothing",
      trust: terraformPlanTrust(settings),
      permissions: terraformPlanPermissions(settings),
      dependsOn: [provider.provider],
    });
    this.attachAreas(deriveNames(settings).planAreaPolicy(""), terraformPlanManagedPolicies(settings));
  }
}
