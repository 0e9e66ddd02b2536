import { deriveNames, GITHUB_OIDC_HOST } from "../../../../config/names.ts";
import type { Settings } from "../../../../config/settings.ts";
import type { PolicyJson, StatementJson } from "../../../../policies/document.ts";
import type { NamedPolicy } from "../harness/principals.ts";
import { type Context, type Decision, decide } from "../harness/simulator.ts";

/** The simulator knows `aud` and `sub` of Google only: GitHub's stand in their place while it decides. */
const STAND_IN = "accounts.google.com";
const RENAMED = ["aud", "sub"];

/** The claims of a workflow run's token, as far as STS makes condition keys of them. */
export type Claims = Readonly<Record<string, string>>;

/** Whether a trust policy lets a GitHub token in. */
export function tokenEnters(settings: Settings, trust: NamedPolicy, claims: Claims): Promise<Decision> {
  const provider = deriveNames(settings).arns.oidcProvider;
  const context = Object.fromEntries(
    Object.entries(claims).map(([claim, value]) => [renamed(`${GITHUB_OIDC_HOST}:${claim}`), value]),
  );
  return enters(settings, trust, { caller: provider, action: "sts:AssumeRoleWithWebIdentity", context });
}

/** Whether a trust policy lets a principal of AWS in: a user, a role, or a service. */
export function enters(
  settings: Settings,
  trust: NamedPolicy,
  request: { readonly caller: string; readonly action?: string; readonly context?: Context },
): Promise<Decision> {
  const { caller, action = "sts:AssumeRole", context = {} } = request;
  const mayAssume: PolicyJson = {
    Version: "2012-10-17",
    Statement: [{ Sid: "Assume", Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
  };
  return decide({
    caller,
    action,
    resource: deriveNames(settings).arns.githubActionsRole,
    account: settings.account,
    context,
    asked: Object.keys(context),
    policies: caller.startsWith("arn:") ? [{ name: "caller", json: mayAssume }] : [],
    resourcePolicy: { name: trust.name, json: withStandIns(trust.json) },
  });
}

const renamed = (key: string) =>
  RENAMED.some((claim) => key === `${GITHUB_OIDC_HOST}:${claim}`)
    ? key.replace(GITHUB_OIDC_HOST, STAND_IN)
    : key;

function withStandIns(json: PolicyJson): PolicyJson {
  return { ...json, Statement: json.Statement.map(withStandIn) };
}

function withStandIn(statement: StatementJson): StatementJson {
  if (!statement.Condition) return statement;
  const operators = Object.entries(statement.Condition).map(([operator, keys]) => [
    operator,
    Object.fromEntries(Object.entries(keys).map(([key, values]) => [renamed(key), values])),
  ]);
  return { ...statement, Condition: Object.fromEntries(operators) };
}
