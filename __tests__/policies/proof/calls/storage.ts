import { regional, s3 as s3Arn } from "../harness/template.ts";
import { type CallTable, on, same } from "./requirement.ts";

const bucket = s3Arn("{Bucket}");
const object = s3Arn("{Bucket}/{Key}");

/** Operations of a bucket by the action that authorizes them: S3 names them differently. */
const BUCKET_ACTIONS: Readonly<Record<string, string>> = {
  DeletePublicAccessBlock: "PutBucketPublicAccessBlock",
  GetBucketAccelerateConfiguration: "GetAccelerateConfiguration",
  GetBucketCors: "GetBucketCORS",
  GetBucketEncryption: "GetEncryptionConfiguration",
  GetBucketNotificationConfiguration: "GetBucketNotification",
  GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
  GetBucketReplication: "GetReplicationConfiguration",
  GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
  GetPublicAccessBlock: "GetBucketPublicAccessBlock",
  HeadBucket: "ListBucket",
  ListObjectsV2: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  PutBucketCors: "PutBucketCORS",
  DeleteBucketCors: "PutBucketCORS",
  PutBucketNotificationConfiguration: "PutBucketNotification",
  PutBucketEncryption: "PutEncryptionConfiguration",
  DeleteBucketEncryption: "PutEncryptionConfiguration",
  PutBucketLifecycleConfiguration: "PutLifecycleConfiguration",
  DeleteBucketLifecycle: "PutLifecycleConfiguration",
  PutPublicAccessBlock: "PutBucketPublicAccessBlock",
  DeleteBucketTagging: "PutBucketTagging",
  DeleteBucketOwnershipControls: "PutBucketOwnershipControls",
};

const BUCKET_OPERATIONS = [
  "CreateBucket",
  "DeleteBucket",
  "DeleteBucketPolicy",
  "DeleteBucketWebsite",
  "GetBucketAcl",
  "GetBucketLocation",
  "GetBucketLogging",
  "GetBucketOwnershipControls",
  "GetBucketPolicy",
  "GetBucketRequestPayment",
  "GetBucketTagging",
  "GetBucketVersioning",
  "GetBucketWebsite",
  "ListTagsForResource",
  "PutBucketAcl",
  "PutBucketLogging",
  "PutBucketOwnershipControls",
  "PutBucketPolicy",
  "PutBucketTagging",
  "PutBucketVersioning",
  "PutBucketWebsite",
  "TagResource",
  "UntagResource",
];

const stateSample = { Bucket: "{stateBucket}", Key: "{applicationKey}" };

/** Buckets of the application, and the objects of its state. */
export const s3: CallTable = {
  operations: {
    ...same("s3", bucket, BUCKET_OPERATIONS),
    ...Object.fromEntries(
      Object.entries(BUCKET_ACTIONS).map(([name, action]) => [name, [on(bucket, `s3:${action}`)]]),
    ),
    GetObject: [on(object, "s3:GetObject")],
    HeadObject: [on(object, "s3:GetObject")],
    PutObject: [on(object, "s3:PutObject")],
    DeleteObject: [on(object, "s3:DeleteObject")],
  },
  samples: { Bucket: "{prefix}-assets", Key: "models/reranker.bin" },
  operationSamples: {
    GetObject: stateSample,
    HeadObject: stateSample,
    PutObject: stateSample,
    DeleteObject: { Bucket: "{stateBucket}", Key: "{applicationKey}.tflock" },
  },
};

/** A row as DynamoDB's protocol writes it. */
interface LockRow {
  readonly LockID?: { readonly S?: string };
}

/** The lock of a state: one row of the table, told by the state it locks. */
export const dynamodb: CallTable = {
  operations: Object.fromEntries(
    ["GetItem", "PutItem", "DeleteItem"].map((name) => [
      name,
      [
        on(regional("dynamodb", "table/{TableName}"), `dynamodb:${name}`, {
          "dynamodb:LeadingKeys": ["{LockID}"],
        }),
      ],
    ]),
  ),
  samples: { TableName: "{lockTable}", LockID: "{stateBucket}/{applicationKey}" },
  told: { LockID: ({ Key, Item }) => ((Key ?? Item) as LockRow | undefined)?.LockID?.S },
};
