import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import { backendArguments } from "../config/backend.ts";
import type { Settings } from "../config/settings.ts";

/**
 * Keeps a stack's state in the state bucket.
 *
 * The one place that makes up for what cdktf's types do not know: `use_lockfile`.
 *
 * @param key the state's key in the bucket, such as `llmops/iam.tfstate`
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function keepStateInBucket(stack: TerraformStack, settings: Settings, key: string): void {
  const { use_lockfile, allowed_account_ids, kms_key_id, dynamodb_table, ...rest } = backendArguments(
    settings,
    key,
  );
  const backend = new S3Backend(stack, {
    ...rest,
    ...(kms_key_id && { kmsKeyId: kms_key_id }),
    ...(dynamodb_table && { dynamodbTable: dynamodb_table }),
    allowedAccountIds: [...allowed_account_ids],
  });
  if (use_lockfile) backend.addOverride("use_lockfile", true);
}

/**
 * Keeps a stack's state in a file beside the output folder, `terraform.<stack>.tfstate`: in the
 * project's folder where the output is `cdktf.out`. The path is relative to the stack's own
 * folder, so that nothing of the machine enters what is synthesized.
 */
export function keepStateInFile(stack: TerraformStack): void {
  new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
}
