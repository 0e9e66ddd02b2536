import { beforeAll, describe, expect, test } from "@jest/globals";
import { allCases, COMPLETE, COMPLETE_OTHER_NAMES } from "./cases/all.ts";
import type { Case } from "./harness/case.ts";
import { Installation } from "./harness/installation.ts";
import { mutantsOf } from "./harness/mutants.ts";
import { AWS_MANAGED, type NamedPolicy, PRINCIPALS } from "./harness/principals.ts";
import { installation } from "./harness/settings.ts";
import { surprisesAmong } from "./harness/surprises.ts";
import { type Decided, survivorsOf } from "./harness/survivors.ts";

const guide = new Installation(installation(COMPLETE));
const otherNames = new Installation(installation(COMPLETE_OTHER_NAMES));

/** Each policy once, though several roles carry it. */
function policiesOf(place: Installation): readonly NamedPolicy[] {
  const carried = PRINCIPALS.flatMap((principal) => {
    const { policies, boundary } = place.principal(principal);
    return boundary ? [boundary] : policies.filter(({ name }) => name !== AWS_MANAGED);
  });
  return [...carried, place.stateBucketPolicy];
}

function takingPart(place: Installation, each: Case): ReadonlySet<string> {
  const { policies, boundary } = place.principal(each.principal);
  const others = [boundary, each.resourcePolicy === "stateBucket" ? place.stateBucketPolicy : undefined];
  return new Set([...policies, ...others].flatMap((policy) => policy?.name ?? []));
}

function decide(place: Installation, cases: readonly Case[]): Promise<Decided<Case>[]> {
  return Promise.all(
    cases.map(async (each) => ({
      case: each,
      policies: takingPart(place, each),
      decision: await place.ask(each),
      ask: (replaced: NamedPolicy) => place.ask(each, replaced),
    })),
  );
}

describe("a policy that is changed for the worse is noticed by some case", () => {
  let cases: readonly Case[];
  let decided: readonly Decided<Case>[];

  beforeAll(async () => {
    cases = await allCases();
    decided = await decide(guide, cases);
  }, 60_000);

  test("while none is changed, every case is decided as its table says", () => {
    expect(surprisesAmong(decided)).toEqual([]);
  });

  test.each(policiesOf(guide).map(({ name }, at) => [name, at] as const))(
    "%s: each statement and action removed, each resource widened, each condition dropped",
    async (_, at) => {
      const survivors = await survivorsOf(mutantsOf(policiesOf(guide)[at] as NamedPolicy), decided);
      const ids = new Set(survivors.map(({ id }) => id));
      // A name of the guide's that fits a pattern hides what stands for itself: the same change under other names.
      const again = mutantsOf(policiesOf(otherNames)[at] as NamedPolicy).filter(({ id }) => ids.has(id));
      const actions = new Set(again.flatMap(({ actions: each }) => each));
      const concerned = again.length > 0 ? cases.filter(({ action }) => actions.has(action)) : [];
      const last = await survivorsOf(again, await decide(otherNames, concerned));
      expect(last.map(({ name }) => name)).toEqual([]);
    },
    60_000,
  );
});
