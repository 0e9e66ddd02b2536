import type { Context } from "./simulator.ts";

/** Endpoint's region of the services that have one endpoint for a whole partition. */
const WORLDWIDE_REGION: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};
const WORLDWIDE_SERVICES = new Set(["account", "cloudfront", "iam", "organizations", "route53"]);

/** Where a request comes from and goes to. */
export interface Origin {
  readonly partition: string;
  /** Account of the caller. */
  readonly account: string;
  /** Account that owns what carries none in its ARN. */
  readonly owner: string;
  /** Region of the call where neither the ARN nor the service tells it. */
  readonly region: string;
  readonly roleArn: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * The condition keys AWS adds to every request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function globalKeys({
  partition,
  account,
  owner,
  region,
  roleArn,
  action,
  resource,
}: Origin): Context {
  const [, , , resourceRegion, resourceAccount = ""] = resource.split(":");
  const worldwide = WORLDWIDE_SERVICES.has(action.split(":")[0] ?? "");
  const resourceOwner = /^\d{12}$/.test(resourceAccount) ? resourceAccount : owner;
  return {
    "aws:PrincipalArn": roleArn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalType": "AssumedRole",
    "aws:ResourceAccount": resourceOwner,
    "s3:ResourceAccount": resourceOwner,
    "aws:RequestedRegion": (worldwide ? WORLDWIDE_REGION[partition] : resourceRegion) || region,
    "aws:SecureTransport": "true",
    "s3:TlsVersion": "1.3",
  };
}
