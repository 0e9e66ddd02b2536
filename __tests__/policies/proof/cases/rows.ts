import type { Case } from "../harness/case.ts";
import type { PrincipalName } from "../harness/principals.ts";
import type { Context } from "../harness/simulator.ts";

/** Action, resource template, and the condition keys of the request where it has any. */
export type Row = readonly [action: string, resource: string, context?: Context | undefined];

/** Cases of one role and one expectation from rows. */
export function cases(
  name: string,
  principal: PrincipalName,
  expected: Case["expected"],
  rows: readonly Row[],
): Case[] {
  return rows.map(([action, resource, context]) => ({
    name: `${name}: ${action}`,
    principal,
    action,
    resource,
    ...(context && { context }),
    expected,
  }));
}

/** Cases on buckets, whose ARNs name neither account nor region: of another account, and sent to another region. */
export function elsewhere(buckets: readonly Case[]): Case[] {
  return buckets.flatMap((each): Case[] => [
    {
      ...each,
      name: `${each.name} of another account`,
      values: { account: "{otherAccount}" },
      expected: "denied",
    },
    { ...each, name: `${each.name} of another region`, region: "{otherRegion}", expected: "denied" },
  ]);
}
