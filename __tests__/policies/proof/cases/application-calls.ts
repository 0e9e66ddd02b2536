import { type Call, translate } from "../calls/translate.ts";
import recorded from "../data/terraform-application-calls.json";
import type { Case } from "../harness/case.ts";

/** Every call that Terraform was seen to make for a small application. */
export const APPLICATION_CALLS: readonly Call[] = Object.entries(recorded.operations).flatMap(
  ([service, operations]) =>
    operations.map((operation) => ({
      service: service === "cloudwatch" ? "monitoring" : service,
      operation,
    })),
);

/** How an application names what it makes. */
export const PREFIXES = ["llmops", "prod-llmops"];

/** The calls as cases of the Terraform role, for one way of naming. */
export function applicationCases(prefix: string, calls = APPLICATION_CALLS): Case[] {
  return calls.flatMap((call) => {
    const { requirements, values } = translate(call);
    return requirements.map(
      (requirement): Case => ({
        name: `${call.service}:${call.operation} of ${prefix}`,
        principal: "terraform",
        ...requirement,
        values: { ...values, prefix },
        expected: "allowed",
      }),
    );
  });
}
