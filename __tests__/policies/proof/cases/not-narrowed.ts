import type { Requirement } from "../calls/requirement.ts";

/**
 * What a requirement speaks of: the service and kind of its resource, or the action where there is none.
 *
 * `arn:{partition}:ec2:{region}:{account}:vpc/{VpcId}` is `ec2:vpc`.
 */
export function kindOf({ action, resource }: Requirement): string {
  const [, , service, , , rest] = resource.split(":");
  if (service === undefined || rest === undefined) return resource === "*" ? action : resource;
  if (service === "s3") return rest.includes("/") ? "s3:object" : "s3:bucket";
  return `${service}:${rest.split(/[:/{]/)[0]}`;
}

const BY_ID = "AWS gives the id when it makes the resource; there is no name to write into a policy";

/** Kinds that no name can narrow, and why. Region and account narrow them all the same. */
export const UNNAMED: Readonly<Record<string, string>> = {
  "acm:certificate": BY_ID,
  "application-autoscaling:scalable-target": BY_ID,
  "cloudfront:cache-policy": BY_ID,
  "cloudfront:distribution": BY_ID,
  "cloudfront:origin-access-control": BY_ID,
  "cloudfront:origin-request-policy": BY_ID,
  "cloudfront:response-headers-policy": BY_ID,
  "route53:change": BY_ID,
  "route53:hostedzone": BY_ID,
  "ec2:elastic-ip": BY_ID,
  "ec2:internet-gateway": BY_ID,
  "ec2:natgateway": BY_ID,
  "ec2:network-interface": BY_ID,
  "ec2:prefix-list": BY_ID,
  "ec2:route-table": BY_ID,
  "ec2:security-group": BY_ID,
  "ec2:security-group-rule": BY_ID,
  "ec2:subnet": BY_ID,
  "ec2:vpc": BY_ID,
  "ec2:vpc-endpoint": BY_ID,
  "rds:cluster-pg": "the default parameter group of a cluster is RDS's own",
  "rds:pg": "the default parameter group is RDS's own",
  "rds:og": "the default option group is RDS's own",
  "s3:object": "the only objects are states; their keys are narrowed in the backend's table",
  "dynamodb:table": "the lock table is one; the rows of it are narrowed in the backend's table",
};

/** Services with one endpoint for a whole partition: their requests name no other region. */
const WORLDWIDE_SERVICES = ["cloudfront", "iam", "route53"];

/** Whether a call of another region is a call at all that a policy could tell apart. */
export function isWorldwide({ action }: Requirement): boolean {
  // AWS tells everybody who they are, whatever a policy says.
  return action === "sts:GetCallerIdentity" || WORLDWIDE_SERVICES.includes(action.split(":")[0] ?? "");
}

/** Actions whose resource has a name that AWS does not look at, and why. */
export const UNNAMED_ACTIONS: Readonly<Record<string, string>> = {
  "cloudwatch:DescribeAlarms": "CloudWatch authorizes it on every alarm of the region",
  "rds:DescribeDBClusters": "Terraform looks a cluster up by filter, as an instance",
  "rds:DescribeGlobalClusters": "Terraform looks a cluster's global one up by filter",
  "rds:DescribeDBInstances":
    "Terraform looks an instance up by filter, which RDS authorizes on every one of the region",
};
