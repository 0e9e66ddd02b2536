import type { Construct } from "constructs";
import type { Settings } from "../config/settings.ts";
import { terraformPermissions } from "../policies/terraform-permissions.ts";
import { terraformTrust } from "../policies/terraform-trust.ts";
import { Role } from "./role.ts";

/** The role under which Terraform builds the application's infrastructure. */
export class TerraformRole extends Role {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      name: settings.names.terraformRole,
      description: "Builds the infrastructure of the LLMOps application with Terraform",
      trust: terraformTrust(settings),
      permissions: terraformPermissions(settings),
    });
  }
}
