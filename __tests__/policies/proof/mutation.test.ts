import { beforeAll, describe, expect, test } from "@jest/globals";
import { allCases, COMPLETE } from "./cases/all.ts";
import { Installation } from "./harness/installation.ts";
import { mutantsOf } from "./harness/mutants.ts";
import { AWS_MANAGED, type NamedPolicy, PRINCIPALS } from "./harness/principals.ts";
import { installation } from "./harness/settings.ts";
import { type Decided, survivorsOf } from "./harness/survivors.ts";

const place = new Installation(installation(COMPLETE));

function policiesOf(principal: (typeof PRINCIPALS)[number]): readonly NamedPolicy[] {
  const { policies, boundary } = place.principal(principal);
  return boundary ? [boundary] : policies.filter(({ name }) => name !== AWS_MANAGED);
}

/** Each policy once, though several roles carry it. */
const POLICIES = [...new Map(PRINCIPALS.flatMap(policiesOf).map((each) => [each.name, each])).values()];

describe("a policy that is changed for the worse is noticed by some case", () => {
  let decided: readonly Decided[];

  beforeAll(async () => {
    const cases = await allCases();
    decided = await Promise.all(
      cases.map(async (each): Promise<Decided> => {
        const { policies, boundary } = place.principal(each.principal);
        return {
          action: each.action,
          allowed: each.expected === "allowed",
          policies: new Set([...policies, ...(boundary ? [boundary] : [])].map(({ name }) => name)),
          decision: await place.ask(each),
          ask: (replaced) => place.ask(each, replaced),
        };
      }),
    );
  }, 60_000);

  test.each(POLICIES.map(({ name }) => name))(
    "%s: each statement removed, each resource widened, each condition dropped",
    async (name) => {
      const policy = POLICIES.find((each) => each.name === name) as NamedPolicy;
      expect(await survivorsOf(mutantsOf(policy), decided)).toEqual([]);
    },
    60_000,
  );
});
