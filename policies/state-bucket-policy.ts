import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";

/**
 * Refuses plain HTTP and TLS below 1.2 to the state bucket, whoever asks.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function stateBucketPolicy(settings: Settings): PolicyDocument {
  const { arns, stateBucket } = deriveNames(settings);
  const everything = [arns.stateBucket, `${arns.stateBucket}/*`];
  return policyDocument(`bucket policy of ${stateBucket}`, [
    {
      sid: "DenyPlainHttp",
      effect: "Deny",
      principal: "*",
      actions: ["s3:*"],
      resources: everything,
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      sid: "DenyTlsBelow12",
      effect: "Deny",
      principal: "*",
      actions: ["s3:*"],
      resources: everything,
      conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    },
  ]);
}
