import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { tlsOnly } from "./tls-only.ts";

/**
 * Lets this account's trail, and no other caller of CloudTrail, write its log files.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function auditLogsBucketPolicy(settings: Settings): PolicyDocument {
  const { account, arns, auditLogsBucket } = deriveNames(settings);
  const principal = { Service: "cloudtrail.amazonaws.com" };
  const byTheTrail = { "aws:SourceArn": arns.trail };
  return policyDocument(`bucket policy of ${auditLogsBucket}`, [
    {
      sid: "TrailChecksAcl",
      principal,
      actions: ["s3:GetBucketAcl"],
      resources: [arns.auditLogsBucket],
      conditions: { StringEquals: byTheTrail },
    },
    {
      sid: "TrailWritesLogs",
      principal,
      actions: ["s3:PutObject"],
      resources: [`${arns.auditLogsBucket}/AWSLogs/${account}/*`],
      conditions: { StringEquals: { ...byTheTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    ...tlsOnly(arns.auditLogsBucket),
  ]);
}
