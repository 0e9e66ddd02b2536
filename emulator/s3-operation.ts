/**
 * Names of the S3 operations by method and subresource, as the S3 API reference has them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */

/** What of an S3 request decides on its operation. */
export interface S3Request {
  readonly method: string;
  /** Path-style path, percent-encoded: `/bucket/key`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: NodeJS.Dict<string | string[]>;
}

const VERBS: Record<string, string> = { GET: "Get", PUT: "Put", DELETE: "Delete" };

/** Subresources of a bucket that follow the rule VERB + name. */
const BUCKET_PARTS: Record<string, string> = {
  accelerate: "BucketAccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCors",
  encryption: "BucketEncryption",
  lifecycle: "BucketLifecycleConfiguration",
  location: "BucketLocation",
  logging: "BucketLogging",
  notification: "BucketNotificationConfiguration",
  "object-lock": "ObjectLockConfiguration",
  ownershipControls: "BucketOwnershipControls",
  policy: "BucketPolicy",
  policyStatus: "BucketPolicyStatus",
  publicAccessBlock: "PublicAccessBlock",
  replication: "BucketReplication",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

/** Bucket configurations of which there are many, told apart by `id`; without an id a GET lists them. */
const BUCKET_COLLECTIONS: Record<string, string> = {
  analytics: "BucketAnalyticsConfiguration",
  "intelligent-tiering": "BucketIntelligentTieringConfiguration",
  inventory: "BucketInventoryConfiguration",
  metrics: "BucketMetricsConfiguration",
};

const OBJECT_PARTS: Record<string, string> = {
  acl: "ObjectAcl",
  attributes: "ObjectAttributes",
  "legal-hold": "ObjectLegalHold",
  retention: "ObjectRetention",
  tagging: "ObjectTagging",
  torrent: "ObjectTorrent",
};

/** Bucket and key of a path-style path; both are decoded. */
export function s3Target(path: string): { readonly bucket?: string; readonly key?: string } {
  const [, bucket, key] = /^\/+([^/]*)\/?(.*)$/s.exec(path) ?? [];
  if (!bucket) return {};
  return key ? { bucket: decode(bucket), key: decode(key) } : { bucket: decode(bucket) };
}

/** The operation of an S3 request; `Unknown` where no rule fits. */
export function s3Operation(request: S3Request): string {
  const { bucket, key } = s3Target(request.path);
  if (bucket === undefined) return request.method === "GET" ? "ListBuckets" : "Unknown";
  return (key === undefined ? bucketOperation(request) : objectOperation(request)) ?? "Unknown";
}

function bucketOperation({ method, query }: S3Request): string | undefined {
  const verb = VERBS[method];
  const part = Object.keys(BUCKET_PARTS).find((name) => name in query);
  if (verb && part) return lifecycleDelete(method, part) ?? `${verb}${BUCKET_PARTS[part]}`;
  const collection = Object.keys(BUCKET_COLLECTIONS).find((name) => name in query);
  if (verb && collection) {
    return method === "GET" && !("id" in query)
      ? `List${BUCKET_COLLECTIONS[collection]}s`
      : `${verb}${BUCKET_COLLECTIONS[collection]}`;
  }
  if (method === "GET") return bucketListing(query);
  if (method === "POST") return "delete" in query ? "DeleteObjects" : "PostObject";
  return { PUT: "CreateBucket", DELETE: "DeleteBucket", HEAD: "HeadBucket" }[method];
}

/** AWS names this one operation without "Configuration". */
const lifecycleDelete = (method: string, part: string) =>
  method === "DELETE" && part === "lifecycle" ? "DeleteBucketLifecycle" : undefined;

function bucketListing(query: S3Request["query"]): string {
  if ("versions" in query) return "ListObjectVersions";
  if ("uploads" in query) return "ListMultipartUploads";
  if ("session" in query) return "CreateSession";
  return query["list-type"] === "2" ? "ListObjectsV2" : "ListObjects";
}

function objectOperation({ method, query, headers }: S3Request): string | undefined {
  const verb = VERBS[method];
  const part = Object.keys(OBJECT_PARTS).find((name) => name in query);
  if (verb && part) return `${verb}${OBJECT_PARTS[part]}`;
  const copied = "x-amz-copy-source" in headers;
  if ("uploadId" in query) {
    const parts = { GET: "ListParts", DELETE: "AbortMultipartUpload", POST: "CompleteMultipartUpload" };
    return method === "PUT" ? `UploadPart${copied ? "Copy" : ""}` : parts[method as keyof typeof parts];
  }
  if (method === "POST") return objectPost(query);
  if (method === "PUT") return copied ? "CopyObject" : "PutObject";
  return { GET: "GetObject", DELETE: "DeleteObject", HEAD: "HeadObject" }[method];
}

function objectPost(query: S3Request["query"]): string | undefined {
  if ("uploads" in query) return "CreateMultipartUpload";
  if ("restore" in query) return "RestoreObject";
  return "select" in query ? "SelectObjectContent" : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
