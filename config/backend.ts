import { deriveNames } from "./names.ts";
import type { Settings } from "./settings.ts";

/**
 * The arguments of Terraform's S3 backend for one state of this installation.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export interface BackendArguments {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly encrypt: true;
  /** Present where a KMS key is set: `encrypt` alone would write AES256 over the bucket's default. */
  readonly kms_key_id?: string;
  /** Present unless the lockfile locks alone. */
  readonly dynamodb_table?: string;
  /** Present unless the table locks alone. */
  readonly use_lockfile?: true;
  /** Makes the backend refuse the credentials of another account before it reads anything. */
  readonly allowed_account_ids: readonly [string];
}

/**
 * Derives the backend of one state.
 *
 * @param key the state's key in the bucket, such as `llmops/iam.tfstate`
 */
export function backendArguments(settings: Settings, key: string): BackendArguments {
  const { stateBucket, lockTable, region, account } = deriveNames(settings);
  const { locking, kmsKeyArn } = settings.state;
  return {
    bucket: stateBucket,
    key,
    region,
    encrypt: true,
    ...(kmsKeyArn && { kms_key_id: kmsKeyArn }),
    ...(locking !== "lockfile" && { dynamodb_table: lockTable }),
    ...(locking !== "table" && { use_lockfile: true as const }),
    allowed_account_ids: [account],
  };
}
