import { GITHUB_OIDC_HOST } from "../../config/names.ts";
import type { ConditionResult, TrustResult } from "./evaluate-trust.ts";
import { type GithubToken, STS_CLAIMS } from "./github-token.ts";
import { subjectCauses } from "./subject-causes.ts";

/** One reason why a token is refused, and what mends it. */
export interface Cause {
  /** What is wrong, in a sentence. */
  readonly why: string;
  /** The setting or the workflow line to change. */
  readonly mend: string;
}

/** What the causes are looked for in. */
export interface Refusal {
  readonly token: GithubToken;
  readonly result: TrustResult;
  /** Setting that lists the role's subjects, such as `github.subjects`. */
  readonly setting: string;
  /** Audience of the partition. */
  readonly audience: string;
}

const ISSUER = `https://${GITHUB_OIDC_HOST}`;

/** Why AWS refuses the token itself, whatever a role's trust says. @param now milliseconds since 1970 */
export function tokenCauses({ source, claims }: GithubToken, now: number): readonly Cause[] {
  if (source === "subject") return [];
  return [...issuerCauses(claims.iss), ...timeCauses(claims, now)];
}

function issuerCauses(issuer: unknown): readonly Cause[] {
  if (issuer === ISSUER) return [];
  const enterprise = String(issuer).startsWith(`${ISSUER}/`);
  return [
    {
      why: `The token's issuer is ${JSON.stringify(issuer ?? null)}, and the account trusts ${ISSUER}.`,
      mend: enterprise
        ? "the enterprise has an issuer of its own (include_enterprise_slug): switch it off there, or trust that issuer with a provider of its own"
        : "use a token of github.com's Actions: GitHub Enterprise Server and other issuers need a provider of their own",
    },
  ];
}

function timeCauses({ exp, nbf, iat }: GithubToken["claims"], now: number): readonly Cause[] {
  const seconds = Math.floor(now / 1_000);
  const at = (time: number) => new Date(time * 1_000).toISOString();
  if (typeof exp === "number" && exp <= seconds) {
    return [
      {
        why: `The token expired at ${at(exp)}: GitHub's tokens live for minutes.`,
        mend: "let the job ask for a fresh one: run configure-aws-credentials right before it is needed, and again in a long job",
      },
    ];
  }
  const from = typeof nbf === "number" ? nbf : typeof iat === "number" ? iat : undefined;
  if (from === undefined || from <= seconds + 300) return [];
  return [
    {
      why: `The token is valid only from ${at(from)}, which is in the future.`,
      mend: "set the clock of this machine, or of the self-hosted runner",
    },
  ];
}

/** Why a role's trust refuses the token: the usual causes, most telling first. */
export function trustCauses(refusal: Refusal): readonly Cause[] {
  const { result, setting } = refusal;
  if (result.admitted === "yes") return [];
  if (result.statements.length === 0) {
    return [
      {
        why: "The role trusts no workflow run of GitHub.",
        mend: `name the runs that may become it in ${setting}, or use the role that is meant for them`,
      },
    ];
  }
  const failed = result.statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ conditions }) => conditions.filter(({ outcome }) => outcome === "fails"));
  const bySubject = subjectCauses(failed.filter(isOn("sub")), refusal);
  return distinct([
    ...denied(result),
    ...failed.flatMap((condition) => audienceCauses(condition, refusal)),
    ...failed.flatMap(unknownClaim),
    ...bySubject,
    // Another repository shows in its subject first.
    ...(bySubject.length > 0 ? [] : failed.filter(isOn("repository_id")).flatMap(repositoryId)),
  ]);
}

const isOn = (claim: string) => (condition: ConditionResult) => claimOf(condition) === claim;

function claimOf({ key }: ConditionResult): string {
  return key.toLowerCase().replace(`${GITHUB_OIDC_HOST}:`, "");
}

function denied({ statements }: TrustResult): readonly Cause[] {
  return statements
    .filter(({ effect, outcome }) => effect === "Deny" && outcome === "holds")
    .map(({ sid }) => ({
      why: `Statement ${sid || "(without a sid)"} denies it, and a Deny beats every Allow.`,
      mend: "narrow that statement's conditions, or take it out",
    }));
}

function audienceCauses(condition: ConditionResult, { token, audience }: Refusal): readonly Cause[] {
  if (!isOn("aud")(condition) || token.source === "subject") return [];
  const found = condition.found?.join(", ") || "nothing";
  const byDefault = /^https:\/\/github\.com\//.test(found);
  return [
    {
      why: byDefault
        ? `The audience is ${found}, which GitHub puts in when the job asks for none.`
        : `The audience is ${found}, and the role expects ${condition.expected.join(" or ")}.`,
      mend: `in the workflow: configure-aws-credentials with "audience: ${audience}" (its default outside China), or core.getIDToken("${audience}")`,
    },
  ];
}

/** A claim that STS does not hand to conditions is absent in every request. */
function unknownClaim(condition: ConditionResult): readonly Cause[] {
  const claim = claimOf(condition);
  if (!condition.key.startsWith(`${GITHUB_OIDC_HOST}:`) || STS_CLAIMS.some((known) => known === claim))
    return [];
  return [
    {
      why: `The trust asks for the claim "${claim}", which STS does not offer as a condition key: it never holds.`,
      mend: `condition on one of ${STS_CLAIMS.join(", ")} instead`,
    },
  ];
}

function repositoryId({ expected, found }: ConditionResult): readonly Cause[] {
  return [
    {
      why: `The repository's id is ${found?.join(", ") || "not in the token"}, and the role expects ${expected.join(" or ")}: it is another repository, or one made anew under the old name.`,
      mend: "if it is the right one, correct github.repositoryId (gh api repos/OWNER/REPO --jq .id) and deploy iam",
    },
  ];
}

function distinct(causes: readonly Cause[]): readonly Cause[] {
  return causes.filter((cause, index) => causes.findIndex(({ why }) => why === cause.why) === index);
}
