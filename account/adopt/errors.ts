import { AwsProblem } from "../errors.ts";

/** Characters of the longest bucket name. */
const LONGEST_BUCKET_NAME = 63;

/** A bucket name that another account holds. @param setting which of `names` gives it */
export function foreignBucket(
  bucket: string,
  account: string,
  region: string,
  setting: "stateBucket" | "auditLogsBucket",
): AwsProblem {
  const option = setting === "stateBucket" ? " or setup with --bucket" : "";
  const suggestion = `${bucket.slice(0, LONGEST_BUCKET_NAME - region.length - 1)}-${region}`;
  return new AwsProblem(
    "access-denied",
    "s3:HeadBucket",
    "BucketOfAnotherAccount",
    `"${bucket}" exists and account ${account} does not own it`,
    `Bucket names are shared by all AWS accounts and somebody else's is never adopted: choose another name, such as "names": { "${setting}": "${suggestion}" } in llmops.config.json${option}. Nothing was changed in the account.`,
  );
}

/** A provider that others use as well. */
export function furtherAudiences(arn: string, audiences: readonly string[]): AwsProblem {
  return new AwsProblem(
    "other",
    "iam:GetOpenIDConnectProvider",
    "ProviderInUse",
    `${arn} also accepts ${audiences.join(", ")}, which Terraform would take away`,
    'Leave the provider to whom it belongs with "oidcProvider": { "mode": "existing" } in llmops.config.json, or remove the audience. Nothing was changed.',
  );
}

/** A secret whose name is taken until it is gone for good. */
export function secretBeingDeleted(name: string, on: Date): AwsProblem {
  return new AwsProblem(
    "other",
    "secretsmanager:DescribeSecret",
    "SecretScheduledForDeletion",
    `"${name}" is deleted on ${on.toISOString()}`,
    `Bring it back with "aws secretsmanager restore-secret --secret-id ${name}", then run the command again. Nothing was changed.`,
  );
}
