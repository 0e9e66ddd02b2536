import { CALL_TABLES, type Call, translate } from "../calls/translate.ts";
import recorded from "../data/terraform-application-calls.json";
import type { Case } from "../harness/case.ts";
import type { PrincipalName } from "../harness/principals.ts";

/** Every call that Terraform was seen to make for a small application. */
export const APPLICATION_CALLS: readonly Call[] = Object.entries(recorded.operations).flatMap(
  ([service, operations]) => operations.map((operation) => ({ service, operation })),
);

/** Every call the tables know: the recorded ones, and those of the other kinds of resources. */
export const TABLE_CALLS: readonly Call[] = Object.entries(CALL_TABLES).flatMap(([service, table]) =>
  Object.keys(table.operations).map((operation) => ({ service, operation })),
);

/** How an application names what it makes. */
export const PREFIXES = ["llmops", "prod-llmops"];

/** Calls as cases of a role that must be able to make them, for one way of naming. */
export function callCases(
  prefix: string,
  calls: readonly Call[] = TABLE_CALLS,
  principal: PrincipalName = "terraform",
): Case[] {
  return calls.flatMap((call) => {
    const { requirements, values } = translate(call);
    return requirements.map(
      (requirement): Case => ({
        name: `${call.service}:${call.operation} of ${prefix}`,
        principal,
        ...requirement,
        values: { ...values, prefix },
        expected: "allowed",
      }),
    );
  });
}
