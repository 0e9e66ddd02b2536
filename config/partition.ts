/** An AWS partition: accounts, ARNs and endpoints of one never reach into another. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/**
 * The partition a region belongs to.
 *
 * @param region a region code such as `ap-northeast-2`
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/**
 * The `aud` claim that GitHub's token must carry for STS of a partition.
 *
 * @see https://github.com/aws-actions/configure-aws-credentials#oidc-audience
 */
export function stsAudience(partition: Partition): string {
  return partition === "aws-cn" ? "sts.amazonaws.com.cn" : "sts.amazonaws.com";
}
