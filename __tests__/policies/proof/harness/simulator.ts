import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { NamedPolicy } from "./principals.ts";

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
  readonly result: string;
  /** `policy/Sid` of every statement that matched, allowing or denying. */
  readonly matched: readonly string[];
}

/** Asks the simulator; a question it cannot take is an error, never a deny. */
export async function decide(question: Question): Promise<Decision> {
  const answer = await runSimulation(simulationOf(question), {});
  if (answer.resultType !== "single") {
    const reason =
      answer.resultType === "error" ? JSON.stringify(answer.errors) : "the resource has a wildcard";
    throw new Error(`cannot simulate ${question.action} on ${question.resource}: ${reason}`);
  }
  const { analysis, ignoredContextKeys = [] } = answer.result;
  const idle = question.asked.filter((key) => ignoredContextKeys.includes(key));
  if (idle.length > 0) throw new Error(`${question.action} knows no condition key ${idle.join(", ")}`);
  const layers = [analysis.identityAnalysis, analysis.permissionBoundaryAnalysis, analysis.resourceAnalysis];
  const matched = layers.flatMap((layer) => [
    ...(layer?.allowStatements ?? []),
    ...(layer?.denyStatements ?? []),
  ]);
  return {
    allowed: answer.overallResult === "Allowed",
    result: answer.overallResult,
    matched: matched.map(
      (each) => `${each.policyId ?? question.resourcePolicy?.name}/${each.statement.sid() ?? ""}`,
    ),
  };
}

function simulationOf(question: Question): Simulation {
  const { caller, action, resource, account, context, policies, boundary, resourcePolicy } = question;
  const named = ({ name, json }: NamedPolicy) => ({ name, policy: json });
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
