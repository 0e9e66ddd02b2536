import { type CommandResult, must, run } from "./command.ts";
import type { ProjectCopy } from "./project-copy.ts";

const BUCKET = "llmops-terraform-state-123456789012";

/** Everything of `bootstrap` but the bucket's lifecycle, which the provider watches for almost a minute. */
const TARGETS = [
  "aws_s3_bucket.state",
  "aws_s3_bucket_versioning.state",
  "aws_s3_bucket_server_side_encryption_configuration.state",
  "aws_s3_bucket_public_access_block.state",
  "aws_s3_bucket_ownership_controls.state",
  "aws_s3_bucket_policy.state",
  "aws_dynamodb_table.locks",
];

/** Values for `terraform.tfvars`. */
export const VARIABLES = [
  'aws_region = "us-east-1"',
  'db_password = "Example-password-123"',
  'alarm_email = "ops@example.com"',
  "",
].join("\n");

/** Runs `llmops-aws` in a copy of the project. */
export function cliOf(
  project: ProjectCopy,
  env: NodeJS.ProcessEnv,
): (...args: string[]) => Promise<CommandResult> {
  return (...args) => run("node", ["bin/llmops-aws.mjs", ...args], { cwd: project.folder, env });
}

/** Deploys both stacks; the lifecycle is made through the API and then adopted, which needs no waiting. */
export async function deployAccount(project: ProjectCopy, env: NodeJS.ProcessEnv): Promise<void> {
  project.write("terraform.tfvars", VARIABLES);
  const cwd = project.folder;
  await must("node", ["bin/synth.mjs"], { cwd, env: { ...env, CDKTF_OUTDIR: "cdktf.out" } });
  const stack = (name: string) => project.path("cdktf.out", "stacks", name);
  const apply = async (name: string, ...args: string[]) => {
    await must("terraform", ["init", "-no-color"], { cwd: stack(name), env });
    await must("terraform", ["apply", "-no-color", "-auto-approve", ...args], { cwd: stack(name), env });
  };
  await apply("bootstrap", ...TARGETS.map((target) => `-target=${target}`));
  const rule = {
    ID: "expire-old-versions",
    Status: "Enabled",
    Filter: { Prefix: "" },
    NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 30 },
    Expiration: { ExpiredObjectDeleteMarker: true },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  };
  const lifecycle = ["--bucket", BUCKET, "--lifecycle-configuration", JSON.stringify({ Rules: [rule] })];
  await must("aws", ["s3api", "put-bucket-lifecycle-configuration", ...lifecycle], { cwd, env });
  await apply("iam", `-var-file=${project.path("terraform.tfvars")}`);
  await must("node", ["bin/llmops-aws.mjs", "adopt", "--yes"], { cwd, env });
}
