import { block, needText, type Promised } from "../../promise/promised.ts";
import type { Question, Read } from "../../read.ts";
import {
  bucketEncryption,
  bucketOwnership,
  bucketPolicy,
  bucketPresence,
  bucketPublicAccessBlock,
  bucketTags,
  bucketVersioning,
} from "../../state-bucket.ts";
import type { Check, CheckContext } from "../property.ts";
import { documentProperty } from "./documents.ts";
import { tagsProperty } from "./tags.ts";

const subjectOf = (resource: Promised) => `bucket ${needText(resource, "bucket")}`;

/** Asks about a bucket only where it is the account's own: a stranger's is none of its business. */
export function ofOwnBucket<T>(
  { read, installation }: CheckContext,
  resource: Promised,
  question: Question<readonly [string], T>,
): () => Promise<T | undefined> {
  const name = needText(resource, "bucket");
  return async () => {
    const { state } = await read(bucketPresence, name, installation.account);
    return state === "ours" ? read(question, name) : undefined;
  };
}

/** The bucket itself: that it is there, of this account and in this region. */
export const checkBucket: Check = (resource, context) => {
  const { account, region } = context.installation;
  const subject = subjectOf(resource);
  return [
    {
      subject,
      property: "owner and region",
      expected: `account ${account}, ${region}`,
      found: () => ownerAndRegion(context.read, needText(resource, "bucket"), account, region),
    },
    ...tagsProperty(subject, resource, context.installation, ofOwnBucket(context, resource, bucketTags)),
  ];
};

async function ownerAndRegion(read: Read, name: string, account: string, region: string) {
  const presence = await read(bucketPresence, name, account);
  if (presence.state === "absent") return undefined;
  if (presence.state === "foreign") return "another account";
  return `account ${account}, ${presence.region ?? region}`;
}

/** Versioning. */
export const checkBucketVersioning: Check = (resource, context) => [
  {
    subject: subjectOf(resource),
    property: "versioning",
    expected: block(resource.args.versioning_configuration).status,
    found: ofOwnBucket(context, resource, bucketVersioning),
  },
];

/** Default encryption. */
export const checkBucketEncryption: Check = (resource, context) => {
  const rule = block(resource.args.rule);
  const by = block(rule.apply_server_side_encryption_by_default);
  const found = ofOwnBucket(context, resource, bucketEncryption);
  return [
    {
      subject: subjectOf(resource),
      property: "encryption",
      expected: {
        algorithm: by.sse_algorithm,
        kmsKey: by.kms_master_key_id,
        bucketKey: rule.bucket_key_enabled,
      },
      // Left to AWS where nothing is promised: a bucket key means nothing without KMS.
      found: async () => {
        const live = await found();
        return (
          live && { ...live, bucketKey: rule.bucket_key_enabled === undefined ? undefined : live.bucketKey }
        );
      },
    },
  ];
};

/** Public access block. */
export const checkPublicAccessBlock: Check = (resource, context) => {
  const { args } = resource;
  return [
    {
      subject: subjectOf(resource),
      property: "public access block",
      expected: {
        blockPublicAcls: args.block_public_acls ?? false,
        ignorePublicAcls: args.ignore_public_acls ?? false,
        blockPublicPolicy: args.block_public_policy ?? false,
        restrictPublicBuckets: args.restrict_public_buckets ?? false,
      },
      found: ofOwnBucket(context, resource, bucketPublicAccessBlock),
    },
  ];
};

/** Object ownership. */
export const checkBucketOwnership: Check = (resource, context) => [
  {
    subject: subjectOf(resource),
    property: "object ownership",
    expected: block(resource.args.rule).object_ownership,
    found: ofOwnBucket(context, resource, bucketOwnership),
  },
];

/** Bucket policy. */
export const checkBucketPolicy: Check = (resource, context) => [
  documentProperty(
    subjectOf(resource),
    "policy",
    resource.args.policy,
    ofOwnBucket(context, resource, bucketPolicy),
  ),
];
