import type { Case } from "./case.ts";
import type { Installation } from "./installation.ts";
import type { Decision } from "./simulator.ts";

/** A decision that is not what the table says. */
export interface Surprise {
  readonly case: string;
  readonly request: string;
  readonly expected: string;
  readonly got: string;
}

/** Puts every case to an installation and returns those that IAM would decide otherwise. */
export async function surprises(installation: Installation, cases: readonly Case[]): Promise<Surprise[]> {
  const decided = [];
  for (const each of cases) decided.push({ case: each, decision: await installation.ask(each) });
  return surprisesAmong(decided);
}

/** The decisions that are not what their tables say. */
export function surprisesAmong(
  decided: readonly { readonly case: Case; readonly decision: Decision }[],
): Surprise[] {
  return decided
    .filter(({ case: each, decision }) => decision.allowed !== (each.expected === "allowed"))
    .map(({ case: each, decision: { resource, result, matched = [] } }) => ({
      case: each.name,
      request: `${each.principal} ${each.action} ${resource}`,
      expected: each.expected,
      got: `${result} (${matched.join(", ") || "no statement"})`,
    }));
}
