import type { Statement } from "./statement.ts";

/**
 * Refuses plain HTTP and TLS below 1.2 to a bucket and everything in it, whoever asks.
 *
 * @param bucketArn ARN of the bucket
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function tlsOnly(bucketArn: string): readonly Statement[] {
  const refused = {
    effect: "Deny",
    principal: "*",
    actions: ["s3:*"],
    resources: [bucketArn, `${bucketArn}/*`],
  } as const;
  return [
    { sid: "DenyPlainHttp", ...refused, conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { sid: "DenyTlsBelow12", ...refused, conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
