import { GITHUB_OIDC_HOST } from "../../config/names.ts";
import type { RequestContext } from "./evaluate-trust.ts";

/** What is known of one workflow run's token. */
export interface GithubToken {
  /** Whether a whole token was given, or its subject alone. */
  readonly source: "token" | "subject";
  readonly subject: string;
  /** Claims as the token has them; of a subject alone, those that can be read from it. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The parts of a subject. */
export interface SubjectParts {
  readonly owner: string;
  readonly repository: string;
  /** Present in the immutable form. */
  readonly ownerId?: string;
  readonly repositoryId?: string;
  /** What follows the repository, such as `ref:refs/heads/main`. */
  readonly context: string;
}

/**
 * Claims of GitHub's token that STS offers as condition keys; a condition on any other never holds.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const STS_CLAIMS = [
  "aud",
  "sub",
  "actor",
  "actor_id",
  "enterprise_id",
  "environment",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "repository_owner_id",
  "workflow",
] as const;

/**
 * Reads a subject, or the payload of a token. The signature is not looked at: nothing is decided here, only explained.
 *
 * @returns undefined where it is a token by its looks but cannot be read
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function readToken(text: string): GithubToken | undefined {
  if (!/^eyJ/.test(text)) return fromSubject(text);
  const parts = text.split(".");
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null) return undefined;
    const subject = Reflect.get(claims, "sub");
    return { source: "token", subject: String(subject ?? ""), claims: claims as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

function fromSubject(subject: string): GithubToken {
  const parts = subjectParts(subject);
  if (!parts) return { source: "subject", subject, claims: { sub: subject } };
  const [, ref] = /^ref:(.+)$/.exec(parts.context) ?? [];
  const [, environment] = /^environment:(.+)$/.exec(parts.context) ?? [];
  return {
    source: "subject",
    subject,
    claims: {
      sub: subject,
      repository: `${parts.owner}/${parts.repository}`,
      ...(parts.repositoryId && { repository_id: parts.repositoryId }),
      ...(parts.ownerId && { repository_owner_id: parts.ownerId }),
      ...(ref && { ref }),
      ...(environment && { environment: environment.replaceAll("%3A", ":") }),
    },
  };
}

/** Takes a subject apart; undefined where it is not of GitHub's default form. */
export function subjectParts(subject: string): SubjectParts | undefined {
  const [, owner = "", ownerId, repository = "", repositoryId, context = ""] =
    /^repo:([^/@:]+)(?:@(\d+))?\/([^/@:]+)(?:@(\d+))?:(.+)$/.exec(subject) ?? [];
  if (!context) return undefined;
  return {
    owner,
    repository,
    ...(ownerId && { ownerId }),
    ...(repositoryId && { repositoryId }),
    context,
  };
}

/**
 * The condition keys that STS fills from a token.
 *
 * @param assumedAudience the audience of a token of which only the subject is known
 */
export function requestContext(token: GithubToken, assumedAudience: string): RequestContext {
  const key = (claim: string) => `${GITHUB_OIDC_HOST}:${claim}`;
  if (token.source === "subject") {
    const known = Object.entries(token.claims).map(
      ([claim, value]) => [key(claim), [String(value)]] as const,
    );
    return { ...Object.fromEntries(known), [key("aud")]: [assumedAudience] };
  }
  return Object.fromEntries(
    STS_CLAIMS.map((claim) => {
      const value = token.claims[claim];
      return [key(claim), value === undefined || value === null ? [] : [value].flat().map(String)];
    }),
  );
}
