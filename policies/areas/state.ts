import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { ownBuckets } from "../conditions.ts";
import type { Statement } from "../statement.ts";

/** Keys of the application's states, those of its workspaces included. */
function stateKeys(settings: Settings): readonly string[] {
  const { application, applications } = deriveNames(settings).stateKeys;
  return [application, `${applications}*`].flatMap((key) => [key, `env:/*/${key}`]);
}

/** DynamoDB items by which a state is locked; a state's checksum lies beside them under `-md5`. */
function lockItems(settings: Settings): readonly string[] {
  const { stateBucket } = deriveNames(settings);
  return stateKeys(settings).map((key) => `${stateBucket}/${key}`);
}

const usesTable = ({ state }: Settings) => state.locking !== "lockfile";
const usesLockfile = ({ state }: Settings) => state.locking !== "table";

/**
 * Reading the application's states and holding their locks.
 *
 * The bucket is listed without a condition on the prefix: only with it does a missing state answer 404.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
 */
export function stateReads(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  const conditions = ownBuckets(settings);
  const keys = stateKeys(settings).map((key) => `${arns.stateBucket}/${key}`);
  return [
    { sid: "FindStates", actions: ["s3:ListBucket"], resources: [arns.stateBucket], conditions },
    { sid: "ReadStates", actions: ["s3:GetObject"], resources: keys, conditions },
    ...(usesLockfile(settings)
      ? [
          {
            sid: "LockByFile",
            actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            resources: keys.map((key) => `${key}.tflock`),
            conditions,
          },
        ]
      : []),
    ...stateKey(settings),
  ];
}

/** Locks of the DynamoDB table, without the right to touch the checksums. */
export function tableLocks(settings: Settings): readonly Statement[] {
  if (!usesTable(settings)) return [];
  const { arns } = deriveNames(settings);
  const items = lockItems(settings);
  return [
    {
      sid: "ReadLocks",
      actions: ["dynamodb:GetItem"],
      resources: [arns.lockTable],
      conditions: {
        "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": items.flatMap((item) => [item, `${item}-md5`]) },
      },
    },
    {
      sid: "LockByTable",
      actions: ["dynamodb:DeleteItem", "dynamodb:PutItem"],
      resources: [arns.lockTable],
      conditions: {
        "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": items },
        "ForAnyValue:StringNotLike": { "dynamodb:LeadingKeys": "*-md5" },
      },
    },
  ];
}

/** Writing the application's states and, in the DynamoDB table, their locks and checksums. */
export function stateWrites(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  const items = lockItems(settings).flatMap((item) => [item, `${item}-md5`]);
  return [
    {
      sid: "WriteStates",
      actions: ["s3:PutObject"],
      resources: stateKeys(settings).map((key) => `${arns.stateBucket}/${key}`),
      conditions: ownBuckets(settings),
    },
    ...(usesTable(settings)
      ? [
          {
            sid: "LockByTable",
            actions: ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"],
            resources: [arns.lockTable],
            conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": items } },
          },
        ]
      : []),
  ];
}

/**
 * The key of the states, where the settings name one, for what S3 and DynamoDB ask it on the caller's behalf.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
function stateKey(settings: Settings): readonly Statement[] {
  const { kmsKeyArn } = settings.state;
  if (!kmsKeyArn) return [];
  return [
    {
      sid: "UseStateKey",
      actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      resources: [kmsKeyArn],
      conditions: {
        StringLike: {
          "kms:ViaService": [`dynamodb.${settings.region}.amazonaws.*`, `s3.${settings.region}.amazonaws.*`],
        },
      },
    },
  ];
}
