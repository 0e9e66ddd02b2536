import { text } from "./rules.ts";

/**
 * A branch or tag, `*` and `?` standing for any characters (git allows neither in a name).
 *
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export const gitRefPattern = text(
  /^(?!.*(\.\.|@\{|\/\/|\/\.))[^\s\p{Cc}~^:\\[$"./-][^\s\p{Cc}~^:\\[$"]*$/u,
  'give the short name as git allows it, as in "main", "release/*" or "v1.*", without refs/heads/ or refs/tags/',
  (value) => value.length > 200 || /^refs\/(heads|tags)\/|(\/|\.|\.lock)$/.test(value),
);

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments */
export const githubEnvironmentPattern = text(
  /^[^$"\\\p{Cc}]{1,255}$/u,
  'give the environment\'s name, as in "production" or "prod-*": 1 to 255 characters, none of $ " \\ or line breaks',
);

/** @see https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository */
export const customSubject = text(
  /^[^\s$"\\\p{Cc}]{1,500}$/u,
  'give the subject as it stands in the token, as in "repo:OWNER/REPO:ref:refs/heads/main:workflow:Deploy", without blanks, $, " and \\',
);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const iamPrincipal = text(
  /^arn:aws(-cn|-us-gov)?:iam::\d{12}:(role|user)\/[\w+=,.@/-]{1,512}$/,
  "give the full ARN of one role or user, as in arn:aws:iam::ACCOUNT:role/NAME: wildcards are not allowed in a principal",
);

/** A name or a name with `*`; the fixed part keeps the role out of what belongs to others. */
export const namePattern = text(
  /^[a-z0-9*-]{1,63}$/,
  'give lower-case letters, digits, hyphens and *, with at least 4 characters in a row besides *, as in "llmops-*"',
  (value) => !/[a-z0-9-]{4}/.test(value),
);

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html */
export const bedrockModel = text(
  /^[a-z0-9-]+\.[A-Za-z0-9.:*-]{1,100}$/,
  'give a foundation model\'s id, * allowed after the provider, as in "anthropic.claude-*"',
);

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Namespace */
export const metricsNamespace = text(
  /^[A-Za-z0-9._/#:-]{1,255}$/,
  "use 1 to 255 letters, digits and any of . _ / # : -, and no AWS/ prefix",
  (value) => /^AWS\//i.test(value),
);
