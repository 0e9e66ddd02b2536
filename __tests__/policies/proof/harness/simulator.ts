import {
  type RequestAnalysis,
  runSimulation,
  runUnsafeSimulation,
  type Simulation,
} from "@cloud-copilot/iam-simulate";
import type { PolicyJson, StatementJson } from "../../../../policies/document.ts";
import type { NamedPolicy } from "./principals.ts";
import { actionFacts, wildcard } from "./reference.ts";

/** Condition keys of a request; a list only where AWS gives one. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** One request as IAM sees it: concrete, nothing left to fill in. */
export interface Question {
  /** ARN of the caller's session, of a provider, or a service principal. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** Account that owns the resource. */
  readonly account: string;
  readonly context: Context;
  /** Keys the case itself asks for: one that the action does not know is a mistake in the table. */
  readonly asked: readonly string[];
  readonly policies: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy | undefined;
  readonly resourcePolicy?: NamedPolicy | undefined;
}

/** What IAM would decide. */
export interface Decision {
  readonly allowed: boolean;
  /** What was asked about, with nothing left to fill in. */
  readonly resource: string;
  readonly result: string;
  /** `policy/Sid` of every statement that matched, allowing or denying; undefined where the simulator does not tell. */
  readonly matched?: readonly string[];
}

/**
 * Actions on kinds of resources that the reference leaves out, though AWS authorizes them: it merges both generations of
 * load balancing and keeps the resources of the first.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/tagging-resources-during-creation.html
 */
const INCOMPLETE = new Set(["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"]);

/** Asks the simulator; a question it cannot take is an error, never a deny. */
export async function decide(question: Question): Promise<Decision> {
  const simulation = simulationOf(question);
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === "error") {
    if (INCOMPLETE.has(question.action) && answer.errors.message === "no.resource.types") {
      const result = runUnsafeSimulation(simulation, {});
      return { allowed: result === "Allowed", resource: question.resource, result };
    }
    throw new Error(
      `cannot simulate ${question.action} on ${question.resource}: ${JSON.stringify(answer.errors)}`,
    );
  }
  const results = answer.resultType === "single" ? [answer.result] : answer.results;
  if (answer.resultType === "wildcard") await refuseWildcard(question);
  const ignored = results.flatMap(({ ignoredContextKeys = [] }) => ignoredContextKeys);
  const idle = question.asked.filter((key) => ignored.includes(key));
  if (idle.length > 0) throw new Error(`${question.action} knows no condition key ${idle.join(", ")}`);
  return {
    allowed: answer.overallResult === "Allowed",
    resource: question.resource,
    result: answer.overallResult,
    matched: results.flatMap(({ analysis }) => matchedBy(analysis, question)),
  };
}

/** A wildcard in a request means something only where AWS itself asks with one. */
async function refuseWildcard({ action, resource }: Question): Promise<void> {
  const facts = await actionFacts(action);
  if (resource === "*" && facts?.takesNone) return;
  throw new Error(`cannot simulate ${action} on ${resource}: name a concrete resource`);
}

function matchedBy(analysis: RequestAnalysis, { resourcePolicy }: Question): readonly string[] {
  const layers = [analysis.identityAnalysis, analysis.permissionBoundaryAnalysis, analysis.resourceAnalysis];
  return layers
    .flatMap((layer) => [...(layer?.allowStatements ?? []), ...(layer?.denyStatements ?? [])])
    .map((each) => `${each.policyId ?? resourcePolicy?.name}/${each.statement.sid() ?? ""}`);
}

function simulationOf(question: Question): Simulation {
  const { caller, action, resource, account, context, policies, boundary, resourcePolicy } = question;
  const named = ({ name, json }: NamedPolicy) => ({ name, policy: speakingOf(json, action) });
  return {
    request: {
      principal: caller,
      action,
      resource: { resource, accountId: account },
      contextVariables: context as Record<string, string | string[]>,
    },
    identityPolicies: policies.map(named),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(boundary && { permissionBoundaryPolicies: [named(boundary)] }),
    ...(resourcePolicy && { resourcePolicy: resourcePolicy.json }),
  };
}

const spoken = new WeakMap<PolicyJson, Map<string, PolicyJson>>();

/**
 * A policy without the statements that do not speak of an action: they decide nothing, and the simulator is the slower
 * the more it reads. One statement is always left, for a policy without any is none.
 */
function speakingOf(json: PolicyJson, action: string): PolicyJson {
  const known = spoken.get(json) ?? new Map<string, PolicyJson>();
  spoken.set(json, known);
  const found = known.get(action) ?? shortened(json, action);
  known.set(action, found);
  return found;
}

function shortened(json: PolicyJson, action: string): PolicyJson {
  const speaks = ({ Action }: StatementJson) => [Action].flat().some((each) => wildcard(each).test(action));
  const statements = json.Statement.filter(speaks);
  return { ...json, Statement: statements.length > 0 ? statements : json.Statement.slice(0, 1) };
}
