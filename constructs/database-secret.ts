import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret/index.js";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js";
import type { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";

/** Where the secret's value comes from. */
export interface DatabaseSecretProps {
  /** Ephemeral variable with the password. */
  readonly password: TerraformVariable;
  /** Number that a change of the password must raise: Terraform cannot see the value itself. */
  readonly passwordVersion: TerraformVariable;
}

/**
 * The database password in Secrets Manager, written through a write-only argument: it enters
 * neither state nor plan.
 *
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
export class DatabaseSecret extends Construct {
  readonly secret: SecretsmanagerSecret;

  constructor(scope: Construct, id: string, settings: Settings, props: DatabaseSecretProps) {
    super(scope, id);
    this.secret = new SecretsmanagerSecret(this, "secret", {
      name: deriveNames(settings).databasePasswordSecret,
      description: "Password of the LLMOps database",
    });
    new SecretsmanagerSecretVersion(this, "secret_version", {
      secretId: this.secret.id,
      secretStringWo: props.password.stringValue,
      secretStringWoVersion: props.passwordVersion.numberValue,
    });
  }
}
