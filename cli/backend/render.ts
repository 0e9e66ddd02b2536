import type { BackendArguments } from "../../config/backend.ts";
import type { Settings } from "../../config/settings.ts";

/** The oldest Terraform that knows the S3 backend's own lockfile. */
const REQUIRED_VERSION = ">= 1.11.0";

/** The backend as HCL, in the form `terraform fmt` gives it. */
export function backendHcl(backend: BackendArguments): string {
  const entries = Object.entries(backend);
  const width = Math.max(...entries.map(([name]) => name.length));
  const lines = entries.map(([name, value]) => `    ${name.padEnd(width)} = ${hclValue(value)}`);
  return [
    "terraform {",
    `  required_version = "${REQUIRED_VERSION}"`,
    "",
    '  backend "s3" {',
    ...lines,
    "  }",
    "}",
    "",
  ].join("\n");
}

/** No value here holds a template or a control character: JSON's quoting is HCL's. */
function hclValue(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(hclValue).join(", ")}]` : JSON.stringify(value);
}

/** The same in Terraform's JSON syntax. @see https://developer.hashicorp.com/terraform/language/syntax/json */
export function backendJson(backend: BackendArguments) {
  return { terraform: { required_version: REQUIRED_VERSION, backend: { s3: backend } } };
}

/** What to copy to `terraform.tfvars`, with the region of the settings filled in. */
export function variablesExample({ region }: Settings): string {
  return [
    "# Copy to terraform.tfvars (never committed) and fill in.",
    "",
    `aws_region = ${JSON.stringify(region)}`,
    "",
    '# 12 to 128 printable ASCII characters without / @ " and space.',
    'db_password = ""',
    "",
    "# Receives alarms.",
    'alarm_email = ""',
    "",
  ].join("\n");
}
