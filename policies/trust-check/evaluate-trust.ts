import { GITHUB_OIDC_HOST } from "../../config/names.ts";
import type { PolicyJson, StatementJson } from "../document.ts";
import { STS_CLAIMS } from "./github-token.ts";
import { judge, type Outcome } from "./operators.ts";

/** Values by condition key: an empty list where the token has no such claim, no entry where nobody knows. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/** One condition of a statement, held against a token. */
export interface ConditionResult {
  readonly operator: string;
  /** As it stands in the policy, such as `token.actions.githubusercontent.com:sub`. */
  readonly key: string;
  readonly expected: readonly string[];
  /** `undefined` where nobody knows. */
  readonly found: readonly string[] | undefined;
  readonly outcome: Outcome;
}

/** One statement that speaks of GitHub's tokens. */
export interface StatementResult {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  readonly conditions: readonly ConditionResult[];
  /** All conditions together. */
  readonly outcome: Outcome;
}

/** What a trust policy says to one token. */
export interface TrustResult {
  /** `unknown` where it hangs on a value that is not known. */
  readonly admitted: "yes" | "no" | "unknown";
  /** Statements about GitHub's provider; empty where the role does not trust GitHub. */
  readonly statements: readonly StatementResult[];
}

const ACTION = "sts:AssumeRoleWithWebIdentity";

/**
 * Holds a token against a trust policy: one Allow must hold, and no Deny.
 *
 * @param context the request's condition keys; compared without regard to case, as IAM does
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluateTrust(policy: PolicyJson, context: RequestContext): TrustResult {
  const values = new Map(Object.entries(context).map(([key, found]) => [key.toLowerCase(), found]));
  const statements = listOf(policy.Statement)
    .filter(speaksOfGithub)
    .map((statement) => evaluateStatement(statement, values));
  const of = (effect: "Allow" | "Deny") =>
    statements.filter((one) => one.effect === effect).map(({ outcome }) => outcome);
  return { admitted: verdict(of("Allow"), of("Deny")), statements };
}

function verdict(allows: readonly Outcome[], denies: readonly Outcome[]): TrustResult["admitted"] {
  if (denies.includes("holds") || allows.every((one) => one === "fails")) return "no";
  return allows.includes("holds") && !denies.includes("unknown") ? "yes" : "unknown";
}

function evaluateStatement(
  { Sid, Effect, Condition = {} }: StatementJson,
  values: ReadonlyMap<string, readonly string[]>,
): StatementResult {
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]): ConditionResult => {
      const expected = listOf(value).map(String);
      const found = values.get(key.toLowerCase()) ?? (neverThere(key) ? [] : undefined);
      return { operator, key, expected, found, outcome: judge(operator, expected, found) };
    }),
  );
  const outcomes = conditions.map(({ outcome }) => outcome);
  const outcome = outcomes.includes("fails") ? "fails" : outcomes.includes("unknown") ? "unknown" : "holds";
  return { sid: Sid ?? "", effect: Effect, conditions, outcome };
}

/** A claim that STS does not hand to conditions is absent in every request. */
function neverThere(key: string): boolean {
  const claim = key.toLowerCase();
  return (
    claim.startsWith(`${GITHUB_OIDC_HOST}:`) &&
    !STS_CLAIMS.some((one) => claim === `${GITHUB_OIDC_HOST}:${one}`)
  );
}

/** Whether a statement is about tokens of GitHub's provider. */
function speaksOfGithub({ Action, Principal }: StatementJson): boolean {
  const actions = listOf(Action ?? []).map((action) => action.toLowerCase());
  const about = actions.some((action) =>
    action.endsWith("*")
      ? ACTION.toLowerCase().startsWith(action.slice(0, -1))
      : action === ACTION.toLowerCase(),
  );
  if (!about || Principal === undefined) return false;
  if (Principal === "*") return true;
  const federated = "Federated" in Principal ? listOf(Principal.Federated) : [];
  return federated.some((arn) => arn.endsWith(`:oidc-provider/${GITHUB_OIDC_HOST}`));
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
