import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder, deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";

const DATABASE_WRITES = [
  "rds:AddTagsToResource",
  "rds:CreateDBInstance",
  "rds:CreateDBParameterGroup",
  "rds:CreateDBSnapshot",
  "rds:CreateDBSubnetGroup",
  "rds:DeleteDBInstance",
  "rds:DeleteDBParameterGroup",
  "rds:DeleteDBSubnetGroup",
  "rds:ModifyDBInstance",
  "rds:ModifyDBParameterGroup",
  "rds:ModifyDBSubnetGroup",
  "rds:RebootDBInstance",
  "rds:RemoveTagsFromResource",
  "rds:ResetDBParameterGroup",
];

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

const OBJECTS = [
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:GetObject",
  "s3:GetObjectTagging",
  "s3:PutObject",
  "s3:PutObjectTagging",
];

const SECRET_WRITES = [
  "secretsmanager:CreateSecret",
  "secretsmanager:DeleteResourcePolicy",
  "secretsmanager:DeleteSecret",
  "secretsmanager:PutResourcePolicy",
  "secretsmanager:PutSecretValue",
  "secretsmanager:RestoreSecret",
  "secretsmanager:TagResource",
  "secretsmanager:UntagResource",
  "secretsmanager:UpdateSecret",
  "secretsmanager:UpdateSecretVersionStage",
];

/** The project's secrets, and those whose names fit the patterns. */
export function secretArns(settings: Settings): readonly string[] {
  const { secretsPrefix } = settings.names;
  return [
    ...arnBuilder(settings).everyRegion("secretsmanager", `secret:${secretsPrefix}*`),
    ...patternArns(settings).regional("secretsmanager", "secret:"),
  ];
}

/** Reading databases, buckets and secrets; values of secrets are apart, in {@link secretValues}. */
export function dataReads(settings: Settings): readonly Statement[] {
  const arn = arnBuilder(settings);
  const everyDatabase = ["db", "pg", "snapshot", "subgrp"].flatMap((type) =>
    arn.everyRegion("rds", `${type}:*`),
  );
  return [
    {
      // The provider looks databases up by filter, which RDS authorizes on every one of the region.
      sid: "ReadDatabases",
      actions: [
        "rds:DescribeDBInstances",
        "rds:DescribeDBParameterGroups",
        "rds:DescribeDBParameters",
        "rds:DescribeDBSnapshots",
        "rds:DescribeDBSubnetGroups",
        "rds:ListTagsForResource",
      ],
      resources: everyDatabase,
    },
    {
      sid: "ReadDatabaseEngines",
      actions: ["rds:DescribeDBEngineVersions", "rds:DescribeOrderableDBInstanceOptions"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    { sid: "ReadBuckets", actions: BUCKET_READS, resources: patternArns(settings).buckets() },
    {
      sid: "ReadSecrets",
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
      resources: secretArns(settings),
    },
  ];
}

/** Reading the values of the application's secrets. */
export function secretValues(settings: Settings): readonly Statement[] {
  return [
    {
      sid: "ReadSecretValues",
      actions: ["secretsmanager:GetSecretValue"],
      resources: secretArns(settings),
    },
  ];
}

/** Making databases, buckets and secrets, and the objects of the assets bucket. */
export function dataWrites(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  const databases = ["db:", "pg:", "snapshot:", "subgrp:"];
  const defaults = ["og:default:*", "pg:default.*"];
  return [
    {
      sid: "ManageDatabases",
      actions: DATABASE_WRITES,
      resources: [
        ...databases.flatMap((before) => named.regional("rds", before)),
        ...defaults.flatMap((name) => arnBuilder(settings).everyRegion("rds", name)),
      ],
    },
    { sid: "ManageBuckets", actions: BUCKET_WRITES, resources: named.buckets() },
    { sid: "ManageAssets", actions: OBJECTS, resources: [`${deriveNames(settings).arns.assetsBucket}/*`] },
    { sid: "ManageSecrets", actions: SECRET_WRITES, resources: secretArns(settings) },
  ];
}
