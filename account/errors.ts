/** What kind of refusal an AWS call met. */
export type AwsProblemKind =
  | "no-credentials"
  | "expired-credentials"
  | "bad-credentials"
  | "wrong-account"
  | "access-denied"
  | "throttled"
  | "unreachable"
  | "other";

/** An AWS call that failed: which one, what AWS answered, and what to do next. */
export class AwsProblem extends Error {
  override readonly name = "AwsProblem";
  readonly kind: AwsProblemKind;
  /** The call as IAM names it, `service:Operation`. */
  readonly call: string;
  /** AWS's own error code, or the SDK's name for what happened. */
  readonly code: string;
  /** What to do next. */
  readonly mend: string;

  /** @param answer what AWS or the network said, in its own words */
  constructor(kind: AwsProblemKind, call: string, code: string, answer: string, mend: string) {
    super(`${call}: ${code}${answer ? ` (${answer})` : ""}. ${mend}`);
    this.kind = kind;
    this.call = call;
    this.code = code;
    this.mend = mend;
  }
}

/** The credentials belong to another account than the one in the settings. */
export function wrongAccount(found: string, expected: string, caller: string): AwsProblem {
  return new AwsProblem(
    "wrong-account",
    "sts:GetCallerIdentity",
    "WrongAccount",
    `the credentials are of account ${found}, as ${caller}`,
    `The settings name account ${expected}: choose its credentials (AWS_PROFILE, aws sso login), or correct "account" in llmops.config.json. Nothing was changed.`,
  );
}

interface Rule {
  readonly kind: AwsProblemKind;
  readonly codes: RegExp;
  readonly mend: (call: string) => string;
}

const RULES: readonly Rule[] = [
  {
    kind: "no-credentials",
    codes: /^(CredentialsProviderError|MissingAuthenticationToken(Exception)?|NoCredentials)$/,
    mend: () =>
      "Sign in first: aws configure, or aws sso login, or set AWS_PROFILE; then check with aws sts get-caller-identity.",
  },
  {
    kind: "expired-credentials",
    codes: /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|ExpiredTokenException)$/,
    mend: () => "The credentials have expired: get new ones (aws sso login, or assume the role again).",
  },
  {
    kind: "bad-credentials",
    codes:
      /^(InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|UnrecognizedClientException|AuthFailure|InvalidToken|IncompleteSignature|RequestTimeTooSkewed)$/,
    mend: () =>
      "AWS does not accept these credentials: check the access key, its secret and this machine's clock.",
  },
  {
    kind: "access-denied",
    codes: /^(AccessDenied(Exception)?|UnauthorizedOperation|AuthorizationError(Exception)?|Forbidden|403)$/,
    mend: (call) => `The caller lacks ${permissionFor(call)}: add it to its policy, or use another role.`,
  },
  {
    kind: "throttled",
    codes:
      /^(Throttl\w*|TooManyRequests\w*|RequestLimitExceeded|SlowDown|ProvisionedThroughputExceeded\w*|LimitExceededException)$/,
    mend: () =>
      "AWS asked to slow down, and so did every new attempt: wait a minute and run the command again.",
  },
  {
    kind: "unreachable",
    codes:
      /^(ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError|NetworkingError|UnknownEndpoint)$/,
    mend: () => "AWS cannot be reached: check the network, HTTPS_PROXY, AWS_ENDPOINT_URL and the region.",
  },
];

/** Operations whose permission has another name than the operation. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  "s3:HeadBucket": "s3:ListBucket",
  "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
  "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
  "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
  "s3:ListObjectVersions": "s3:ListBucketVersions",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:DeleteObjects": "s3:DeleteObject and s3:DeleteObjectVersion",
};

function permissionFor(call: string): string {
  return PERMISSIONS[call] ?? call;
}

/**
 * Names what went wrong in a call.
 *
 * @param call the call as IAM names it, `service:Operation`
 * @param error what the SDK threw
 */
export function awsProblem(call: string, error: unknown): AwsProblem {
  if (error instanceof AwsProblem) return error;
  const codes = errorCodes(error);
  const answer = error instanceof Error ? error.message.replace(/\.?\s*$/, "") : String(error);
  for (const { kind, codes: pattern, mend } of RULES) {
    const code = codes.find((one) => pattern.test(one));
    if (code) return new AwsProblem(kind, call, code === "403" ? "AccessDenied" : code, answer, mend(call));
  }
  const mend =
    "Look the answer up in the service's documentation, or run the same call with the AWS CLI and --debug.";
  return new AwsProblem("other", call, codes[0] ?? "Error", answer, mend);
}

/** Every name an SDK error goes by, the innermost cause included: the SDK wraps network errors. */
export function errorCodes(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const { name, code, Code, cause, $metadata, errors } = error as Record<string, unknown>;
  const status = ($metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode;
  const inner = Array.isArray(errors) ? errors.flatMap(errorCodes) : [];
  const own = [code, Code, name, status === undefined ? undefined : String(status)];
  return [
    ...own.filter((one) => typeof one === "string" && one !== ""),
    ...errorCodes(cause),
    ...inner,
  ] as string[];
}
