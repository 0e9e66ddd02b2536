import { anchored, matchesPattern, patternArns } from "../../config/name-patterns.ts";
import { arnBuilder, deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { ownBuckets } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

const BUCKET_READS = [
  "s3:GetAccelerateConfiguration",
  "s3:GetBucketAcl",
  "s3:GetBucketCORS",
  "s3:GetBucketLocation",
  "s3:GetBucketLogging",
  "s3:GetBucketNotification",
  "s3:GetBucketObjectLockConfiguration",
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketPolicy",
  "s3:GetBucketPublicAccessBlock",
  "s3:GetBucketRequestPayment",
  "s3:GetBucketTagging",
  "s3:GetBucketVersioning",
  "s3:GetBucketWebsite",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetReplicationConfiguration",
  "s3:ListBucket",
  "s3:ListBucketVersions",
  "s3:ListTagsForResource",
];

const BUCKET_WRITES = [
  "s3:CreateBucket",
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:DeleteBucketWebsite",
  "s3:PutBucketAcl",
  "s3:PutBucketCORS",
  "s3:PutBucketLogging",
  "s3:PutBucketNotification",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketTagging",
  "s3:PutBucketVersioning",
  "s3:PutBucketWebsite",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:TagResource",
  "s3:UntagResource",
];

const OBJECT_READS = ["s3:GetObject", "s3:GetObjectTagging"];

const OBJECT_WRITES = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject", "s3:PutObjectTagging"];

const SECRET_READS = ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"];

const SECRET_WRITES = [
  "secretsmanager:CreateSecret",
  "secretsmanager:DeleteResourcePolicy",
  "secretsmanager:DeleteSecret",
  "secretsmanager:PutResourcePolicy",
  "secretsmanager:PutSecretValue",
  "secretsmanager:TagResource",
  "secretsmanager:UntagResource",
  "secretsmanager:UpdateSecret",
  "secretsmanager:UpdateSecretVersionStage",
];

/** The project's secrets, and those whose names fit the patterns. */
function secretArns(settings: Settings): readonly string[] {
  const { secretsPrefix } = settings.names;
  return [
    ...arnBuilder(settings).everyRegion("secretsmanager", `secret:${secretsPrefix}*`),
    ...patternArns(settings).secrets(),
  ];
}

/**
 * Objects of the assets bucket, and of the patterns that cannot reach another bucket's. States and
 * audit logs are nobody's assets.
 */
function objectArns(settings: Settings): readonly string[] {
  const { arns, stateBucket, auditLogsBucket } = deriveNames(settings);
  const safe = settings.terraformRole.namePatterns.filter(
    (each) => anchored(each) && !matchesPattern(each, stateBucket) && !matchesPattern(each, auditLogsBucket),
  );
  const buckets = [arns.assetsBucket, ...safe.map(arnBuilder(settings).bucket)];
  return [...new Set(buckets)].map((bucket) => `${bucket}/*`);
}

/** How far storage may be reached. */
export interface StorageAccess {
  readonly access: Access;
  /** Whether the values of secrets may be read. */
  readonly secretValues: boolean;
}

/** Buckets, objects and secrets. */
export function storage(settings: Settings, { access, secretValues }: StorageAccess): readonly Statement[] {
  const conditions = ownBuckets(settings);
  const secretReads = [...SECRET_READS, ...(secretValues ? ["secretsmanager:GetSecretValue"] : [])];
  return [
    {
      sid: "Buckets",
      actions: actionsFor(access, BUCKET_READS, BUCKET_WRITES),
      resources: patternArns(settings).buckets(),
      conditions,
    },
    {
      sid: "Objects",
      actions: actionsFor(access, OBJECT_READS, OBJECT_WRITES),
      resources: objectArns(settings),
      conditions,
    },
    {
      sid: "Secrets",
      actions: actionsFor(access, secretReads, SECRET_WRITES),
      resources: secretArns(settings),
    },
  ];
}
