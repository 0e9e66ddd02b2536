import { expect, test } from "@jest/globals";
import { s3Operation, s3Target } from "../../emulator/s3-operation.ts";

type Case = readonly [request: string, operation: string, headers?: Record<string, string>];

const CASES: readonly Case[] = [
  ["GET /", "ListBuckets"],
  ["PUT /b", "CreateBucket"],
  ["PUT /b/", "CreateBucket"],
  ["HEAD /b", "HeadBucket"],
  ["DELETE /b", "DeleteBucket"],
  ["GET /b", "ListObjects"],
  ["GET /b?list-type=2&prefix=llmops%2F", "ListObjectsV2"],
  ["GET /b?versions", "ListObjectVersions"],
  ["GET /b?uploads", "ListMultipartUploads"],
  ["POST /b?delete", "DeleteObjects"],
  ["GET /b?location", "GetBucketLocation"],
  ["PUT /b?versioning", "PutBucketVersioning"],
  ["GET /b?versioning=", "GetBucketVersioning"],
  ["PUT /b?encryption", "PutBucketEncryption"],
  ["PUT /b?publicAccessBlock", "PutPublicAccessBlock"],
  ["GET /b?ownershipControls", "GetBucketOwnershipControls"],
  ["PUT /b?policy", "PutBucketPolicy"],
  ["GET /b?policyStatus", "GetBucketPolicyStatus"],
  ["PUT /b?lifecycle", "PutBucketLifecycleConfiguration"],
  ["DELETE /b?lifecycle", "DeleteBucketLifecycle"],
  ["GET /b?object-lock", "GetObjectLockConfiguration"],
  ["GET /b?requestPayment", "GetBucketRequestPayment"],
  ["GET /b?notification", "GetBucketNotificationConfiguration"],
  ["GET /b?inventory", "ListBucketInventoryConfigurations"],
  ["PUT /b?inventory&id=x", "PutBucketInventoryConfiguration"],
  ["GET /b/llmops/iam.tfstate", "GetObject"],
  ["HEAD /b/k?versionId=1", "HeadObject"],
  ["PUT /b/k?x-id=PutObject", "PutObject"],
  ["PUT /b/k", "CopyObject", { "x-amz-copy-source": "/b/other" }],
  ["DELETE /b/k", "DeleteObject"],
  ["GET /b/k?tagging", "GetObjectTagging"],
  ["POST /b/k?uploads", "CreateMultipartUpload"],
  ["PUT /b/k?partNumber=1&uploadId=u", "UploadPart"],
  ["PUT /b/k?partNumber=1&uploadId=u", "UploadPartCopy", { "x-amz-copy-source": "/b/other" }],
  ["GET /b/k?uploadId=u", "ListParts"],
  ["POST /b/k?uploadId=u", "CompleteMultipartUpload"],
  ["DELETE /b/k?uploadId=u", "AbortMultipartUpload"],
  ["POST /b/k?select&select-type=2", "SelectObjectContent"],
  ["PATCH /b/k", "Unknown"],
  ["PATCH /b", "Unknown"],
  ["DELETE /", "Unknown"],
];

test.each(CASES)("%s is %s", (request, operation, headers = {}) => {
  const [method = "", address = ""] = request.split(" ");
  const url = new URL(address, "http://127.0.0.1");
  const query = Object.fromEntries(url.searchParams);
  expect(s3Operation({ method, path: url.pathname, query, headers })).toBe(operation);
});

test.each([
  ["/", {}],
  ["/b", { bucket: "b" }],
  ["/b/", { bucket: "b" }],
  ["/b/a/b%20c.txt", { bucket: "b", key: "a/b c.txt" }],
  ["/b/100%", { bucket: "b", key: "100%" }],
])("the target of %s", (path, target) => {
  expect(s3Target(path)).toEqual(target);
});
