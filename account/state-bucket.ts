import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type LifecycleRule,
  paginateListBuckets,
} from "@aws-sdk/client-s3";
import { ask, askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { awsProblem, errorCodes } from "./errors.ts";
import { tagRecord } from "./tags.ts";

type S3 = Pick<AwsClients, "s3">;

/** A bucket name as the account sees it. */
export type BucketPresence =
  | { readonly state: "absent" }
  | { readonly state: "foreign" }
  /** The region is undefined where only the list of buckets tells that it is there. */
  | { readonly state: "ours"; readonly region: string | undefined };

const NO_BUCKET = ["NoSuchBucket", "NotFound", "404"];

/**
 * Whether a bucket of this name exists, and whose it is. Names are shared by all accounts: the
 * expected owner tells a bucket of this account from one of somebody else.
 *
 * @param account the account that ought to own it
 * @throws AwsProblem where the caller may look neither at the bucket nor at the account's list of buckets
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export async function bucketPresence(clients: S3, bucket: string, account: string): Promise<BucketPresence> {
  try {
    const command = new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account });
    const head = await clients.s3.send(command);
    return { state: "ours", region: head.BucketRegion };
  } catch (error) {
    const codes = errorCodes(error);
    if (codes.some((code) => NO_BUCKET.includes(code))) return { state: "absent" };
    // A bucket in another region answers with a redirect, and only its owner gets past the owner check.
    if (codes.includes("301")) return { state: "ours", region: "another region" };
    if (awsProblem("s3:HeadBucket", error).kind !== "access-denied")
      return ask("s3:HeadBucket", Promise.reject(error));
    return (await ownsBucket(clients, bucket)) ? { state: "ours", region: undefined } : { state: "foreign" };
  }
}

/** A refusal says too little: S3 words it alike for a stranger's bucket and for a permission that is missing. */
async function ownsBucket({ s3 }: S3, bucket: string): Promise<boolean> {
  const all = paginateListBuckets({ client: s3 }, { Prefix: bucket });
  return ask(
    "s3:ListAllMyBuckets",
    (async () => {
      for await (const { Buckets = [] } of all) if (Buckets.some(({ Name }) => Name === bucket)) return true;
      return false;
    })(),
  );
}

/** `Enabled`, `Suspended`, or undefined where versioning was never switched on. */
export async function bucketVersioning({ s3 }: S3, bucket: string): Promise<string | undefined> {
  const answer = s3.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  return (await askFor("s3:GetBucketVersioning", answer, NO_BUCKET))?.Status;
}

/** A bucket's default encryption. */
export interface BucketEncryption {
  readonly algorithm: string | undefined;
  readonly kmsKey: string | undefined;
  readonly bucketKey: boolean;
}

/** The default encryption of a bucket. */
export async function bucketEncryption({ s3 }: S3, bucket: string): Promise<BucketEncryption | undefined> {
  const answer = s3.send(new GetBucketEncryptionCommand({ Bucket: bucket }));
  const found = await askFor("s3:GetBucketEncryption", answer, [
    ...NO_BUCKET,
    "ServerSideEncryptionConfigurationNotFoundError",
  ]);
  const rule = found?.ServerSideEncryptionConfiguration?.Rules?.[0];
  if (!rule) return undefined;
  const by = rule.ApplyServerSideEncryptionByDefault;
  return {
    algorithm: by?.SSEAlgorithm,
    kmsKey: by?.KMSMasterKeyID,
    bucketKey: rule.BucketKeyEnabled ?? false,
  };
}

/** The four switches that close a bucket to the public. */
export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

/** The public access block of a bucket. */
export async function bucketPublicAccessBlock(
  { s3 }: S3,
  bucket: string,
): Promise<PublicAccessBlock | undefined> {
  const answer = s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
  const absent = [...NO_BUCKET, "NoSuchPublicAccessBlockConfiguration"];
  const block = (await askFor("s3:GetPublicAccessBlock", answer, absent))?.PublicAccessBlockConfiguration;
  return (
    block && {
      blockPublicAcls: block.BlockPublicAcls ?? false,
      ignorePublicAcls: block.IgnorePublicAcls ?? false,
      blockPublicPolicy: block.BlockPublicPolicy ?? false,
      restrictPublicBuckets: block.RestrictPublicBuckets ?? false,
    }
  );
}

/** Who owns the objects of a bucket, such as `BucketOwnerEnforced`. */
export async function bucketOwnership({ s3 }: S3, bucket: string): Promise<string | undefined> {
  const answer = s3.send(new GetBucketOwnershipControlsCommand({ Bucket: bucket }));
  const absent = [...NO_BUCKET, "OwnershipControlsNotFoundError"];
  const found = await askFor("s3:GetBucketOwnershipControls", answer, absent);
  return found?.OwnershipControls?.Rules?.[0]?.ObjectOwnership;
}

/** The bucket policy, as text. */
export async function bucketPolicy({ s3 }: S3, bucket: string): Promise<string | undefined> {
  const answer = s3.send(new GetBucketPolicyCommand({ Bucket: bucket }));
  return (await askFor("s3:GetBucketPolicy", answer, [...NO_BUCKET, "NoSuchBucketPolicy"]))?.Policy;
}

/** The lifecycle rules of a bucket. */
export async function bucketLifecycle({ s3 }: S3, bucket: string): Promise<LifecycleRule[] | undefined> {
  const answer = s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
  const absent = [...NO_BUCKET, "NoSuchLifecycleConfiguration"];
  return (await askFor("s3:GetBucketLifecycleConfiguration", answer, absent))?.Rules;
}

/** The tags of a bucket. */
export async function bucketTags({ s3 }: S3, bucket: string): Promise<Record<string, string> | undefined> {
  const answer = s3.send(new GetBucketTaggingCommand({ Bucket: bucket }));
  const found = await askFor("s3:GetBucketTagging", answer, [...NO_BUCKET, "NoSuchTagSet"]);
  return found && tagRecord(found.TagSet);
}
