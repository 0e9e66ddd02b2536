import type { Case } from "./case.ts";
import type { Installation } from "./installation.ts";
import { fill } from "./template.ts";

/** A decision that is not what the table says. */
export interface Surprise {
  readonly case: string;
  readonly request: string;
  readonly expected: string;
  readonly got: string;
}

/** Puts every case to an installation and returns those that IAM would decide otherwise. */
export async function surprises(installation: Installation, cases: readonly Case[]): Promise<Surprise[]> {
  const wrong: Surprise[] = [];
  for (const each of cases) {
    const { allowed, result, matched = [] } = await installation.ask(each);
    if (allowed === (each.expected === "allowed")) continue;
    wrong.push({
      case: each.name,
      request: `${each.principal} ${each.action} ${fill(each.resource, { ...installation.values, ...each.values })}`,
      expected: each.expected,
      got: `${result} (${matched.join(", ") || "no statement"})`,
    });
  }
  return wrong;
}
