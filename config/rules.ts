import * as z from "zod";

/**
 * One rule a text setting must fulfil, with the sentence that tells how to mend it.
 *
 * Each rule follows the naming page of the service it belongs to (`@see`).
 */
export function text(pattern: RegExp, mend: string, refuse?: (value: string) => boolean) {
  return z
    .string({ error: mend })
    .refine((value) => pattern.test(value) && !refuse?.(value), { error: mend });
}

/** @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
export const accountId = text(
  /^\d{12}$/,
  'give the 12 digits of the AWS account as text, as in "123456789012" (aws sts get-caller-identity --query Account)',
);

/** @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const region = text(
  /^(us|eu|ap|ca|sa|me|af|il|mx|cn|us-gov)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/,
  'give an AWS region code of the partitions aws, aws-cn or aws-us-gov, as in "us-east-1" or "ap-northeast-2"',
);

/** @see https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication */
export const githubOwner = text(
  /^[A-Za-z0-9](-?[A-Za-z0-9])*(_[A-Za-z0-9]+)?$/,
  "give the user or organization as in github.com/OWNER: 1 to 39 letters, digits and single hyphens, none at an end (a managed user ends in _SHORTCODE)",
  (value) => value.length > 39,
);

/** @see https://docs.github.com/en/repositories/creating-and-managing-repositories/about-repositories */
export const githubRepository = text(
  /^[A-Za-z0-9._-]{1,100}$/,
  "give the name as in github.com/OWNER/REPO, without the owner: 1 to 100 letters, digits, dots, hyphens and underscores, not ending in .git or .wiki",
  (value) => /^\.{1,2}$|\.(git|wiki)$/i.test(value),
);

/** A numeric id as GitHub's API gives it, kept as text: it is compared with a claim, never counted with. */
export const githubId = text(
  /^[1-9]\d{0,18}$/,
  'give the number as text, as in "123456789" (gh api repos/OWNER/REPO --jq .id, or .owner.id)',
);

/**
 * In capitals, as GitHub keeps it; so it can never be the name of another output of the stack.
 *
 * @see https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets
 */
export const githubSecretName = text(
  /^[A-Z_][A-Z0-9_]*$/,
  "use capital letters, digits and underscores, no digit first, and no GITHUB_ prefix",
  (value) => value.startsWith("GITHUB_"),
);

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName = text(
  /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  "use 3 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, none of the prefixes and suffixes S3 reserves; dots are left out because TLS does not cover them",
  (value) => /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/.test(value),
);

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const tableName = text(
  /^[A-Za-z0-9_.-]{3,255}$/,
  "use 3 to 255 letters, digits, underscores, hyphens and dots",
);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const roleName = text(/^[\w+=,.@-]{1,64}$/, "use 1 to 64 letters, digits and any of _ + = , . @ -");

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const policyName = text(
  /^[\w+=,.@-]{1,128}$/,
  "use 1 to 128 letters, digits and any of _ + = , . @ -",
);

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
export const trailName = text(
  /^(?!.*[._-]{2})[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/,
  "use 3 to 128 letters, digits, dots, hyphens and underscores, a letter or digit at both ends, no two signs in a row",
  (value) => /^\d+(\.\d+){3}$/.test(value),
);

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
export const ecsName = text(
  /^[A-Za-z0-9_-]{1,255}$/,
  "use 1 to 255 letters, digits, hyphens and underscores",
);

/** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const ecrRepositoryName = text(
  /^(?=.{2,256}$)([a-z0-9]+([._-][a-z0-9]+)*\/)*[a-z0-9]+([._-][a-z0-9]+)*$/,
  "use 2 to 256 lower-case letters and digits, parted by single . _ - or /",
);

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const secretsPrefix = text(
  /^[A-Za-z0-9_+=.@-]+(\/[A-Za-z0-9_+=.@-]+)*\/$/,
  'end the prefix with a slash, as in "llmops/", of letters, digits and any of / _ + = . @ -',
  (value) => value.length > 256,
);

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const logGroupPrefix = text(
  /^[A-Za-z0-9_./#-]{4,500}$/,
  'use 4 to 500 letters, digits and any of _ . / # -, as in "/ecs/llmops-"',
);

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const topicName = text(
  /^[A-Za-z0-9_-]{1,256}$/,
  "use 1 to 256 letters, digits, hyphens and underscores",
);

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN */
export const kmsKeyArn = text(
  // Terraform's S3 backend takes nothing but a UUID of versions 1 to 5, or a multi-Region key.
  /^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:\d{12}:key\/([a-f0-9]{8}-[a-f0-9]{4}-[1-5][a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}|mrk-[a-f0-9]{32})$/,
  "give the full ARN of a key (not of an alias), as in arn:aws:kms:REGION:ACCOUNT:key/ID",
);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html */
export const thumbprint = text(
  /^[0-9a-f]{40}$/,
  "give the SHA-1 of the certificate as 40 lower-case hexadecimal digits, or leave it out: AWS does not use it for GitHub",
);

/** @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
export const versionConstraint = text(
  /^\s*((=|!=|>=|<=|>|<|~>)?\s*\d+(\.\d+){0,2}(-[0-9A-Za-z.]+)?)(\s*,\s*(=|!=|>=|<=|>|<|~>)?\s*\d+(\.\d+){0,2}(-[0-9A-Za-z.]+)?)*\s*$/,
  'give a Terraform version constraint, as in "6.25.0" or "~> 6.25"',
);

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const tagKey = text(
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  "use 1 to 128 letters, digits, spaces and any of _ . : / = + - @, and no aws: prefix",
  (value) => /^aws:/i.test(value),
);

/** IAM refuses the prefix in values too. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules */
export const tagValue = text(
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  "use up to 256 letters, digits, spaces and any of _ . : / = + - @, and no aws: prefix",
  (value) => /^aws:/i.test(value),
);
