import type { Case } from "./case.ts";
import type { Mutant } from "./mutants.ts";
import type { NamedPolicy } from "./principals.ts";
import { wildcard } from "./reference.ts";
import type { Decision } from "./simulator.ts";

/** What of a case decides whether it could notice a change, and whether it did. */
export type Asked = Pick<Case, "action" | "expected">;

/** A case that was put to the unchanged policies. */
export interface Decided<Row extends Asked = Asked> {
  readonly case: Row;
  /** Names of the policies that take part in it. */
  readonly policies: ReadonlySet<string>;
  /** What the unchanged policies say. */
  readonly decision: Decision;
  /** Asks again with one policy replaced. */
  readonly ask: (replaced: NamedPolicy) => Promise<Decision>;
}

/**
 * The mutants that no case notices.
 *
 * Only cases that could notice are asked again: a statement that matches less can change what it matched, one that
 * matches more what its actions speak of.
 */
export async function survivorsOf(mutants: readonly Mutant[], cases: readonly Decided[]): Promise<Mutant[]> {
  const survivors: Mutant[] = [];
  for (const mutant of mutants) {
    if (!(await isKilled(mutant, candidates(mutant, cases)))) survivors.push(mutant);
  }
  return survivors;
}

function candidates(mutant: Mutant, cases: readonly Decided[]): readonly Decided[] {
  const takingPart = cases.filter(({ policies }) => policies.has(mutant.policy.name));
  const actions = mutant.actions.map(wildcard);
  const spokenOf = takingPart.filter((each) => actions.some((action) => action.test(each.case.action)));
  const matched = ({ decision }: Decided) => decision.matched?.includes(mutant.statement) ?? true;
  return mutant.matches === "less"
    ? spokenOf.filter(matched)
    : // What the statement did not match before is where the change shows.
      [...spokenOf.filter((each) => !matched(each)), ...spokenOf.filter(matched)];
}

async function isKilled(mutant: Mutant, cases: readonly Decided[]): Promise<boolean> {
  for (const each of cases) {
    const { allowed } = await each.ask(mutant.policy);
    if (allowed !== (each.case.expected === "allowed")) return true;
  }
  return false;
}
