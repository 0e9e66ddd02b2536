import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { Settings } from "../config/settings.ts";
import { ALARM_EMAIL, DATABASE_PASSWORD } from "../config/variable-rules.ts";

/** The variables of `terraform.tfvars`. */
export interface Variables {
  readonly region: TerraformVariable;
  readonly databasePassword: TerraformVariable;
  readonly databasePasswordVersion: TerraformVariable;
  readonly alarmEmail: TerraformVariable;
}

/** Declares the variables of a stack. No value of theirs is known at synth. */
export function declareVariables(scope: Construct, settings: Settings): Variables {
  return {
    region: regionVariable(scope, settings.region),
    databasePassword: passwordVariable(scope),
    databasePasswordVersion: passwordVersionVariable(scope),
    alarmEmail: emailVariable(scope),
  };
}

/** The policies speak of one region: a variable that names another would build roles that do not fit. */
function regionVariable(scope: Construct, region: string): TerraformVariable {
  const variable = new TerraformVariable(scope, "aws_region", {
    type: "string",
    description: "AWS region, the same as in llmops.config.json",
    default: region,
    nullable: false,
  });
  variable.addValidation({
    condition: `\${var.aws_region == "${region}"}`,
    errorMessage: `aws_region must be ${region}, the region in llmops.config.json: set both alike.`,
  });
  return variable;
}

function passwordVariable(scope: Construct): TerraformVariable {
  const variable = new TerraformVariable(scope, "db_password", {
    type: "string",
    description: "Password of the database; kept out of state and plan",
    sensitive: true,
    nullable: false,
  });
  variable.addValidation({
    condition: matches("db_password", DATABASE_PASSWORD),
    errorMessage:
      'db_password must be 12 to 128 printable ASCII characters other than / @ " and space, which RDS refuses.',
  });
  // cdktf 0.21 has no typed `ephemeral`.
  variable.addOverride("ephemeral", true);
  return variable;
}

function passwordVersionVariable(scope: Construct): TerraformVariable {
  const variable = new TerraformVariable(scope, "db_password_version", {
    type: "number",
    description: "Raise it by one whenever db_password changes: Terraform cannot see the password itself",
    default: 1,
    nullable: false,
  });
  variable.addValidation({
    condition: `\${var.db_password_version >= 1 && floor(var.db_password_version) == var.db_password_version}`,
    errorMessage: "db_password_version must be a whole number from 1.",
  });
  return variable;
}

function emailVariable(scope: Construct): TerraformVariable {
  const variable = new TerraformVariable(scope, "alarm_email", {
    type: "string",
    description: "Address that receives alarms; AWS asks it once to confirm",
    nullable: false,
  });
  variable.addValidation({
    condition: matches("alarm_email", ALARM_EMAIL),
    errorMessage: "alarm_email must be an e-mail address, as in ops@example.com.",
  });
  return variable;
}

function matches(variable: string, pattern: string): string {
  return `\${can(regex(${JSON.stringify(pattern)}, var.${variable}))}`;
}
