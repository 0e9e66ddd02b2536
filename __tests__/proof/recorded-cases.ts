import type { RecordedCall } from "../../emulator/recorded-call.ts";
import { translate } from "../policies/proof/calls/translate.ts";
import type { Case } from "../policies/proof/harness/case.ts";
import type { PrincipalName } from "../policies/proof/harness/principals.ts";

/**
 * What the gateway recorded as cases of a role that must be able to make every call, each distinct request once.
 *
 * @throws where no table knows a call
 */
export function recordedCases(
  calls: readonly RecordedCall[],
  principal: PrincipalName,
  prefix: string,
): readonly Case[] {
  const distinct = new Map<string, Case>();
  for (const call of calls) {
    const { requirements, values } = translate(call);
    for (const requirement of requirements) {
      const each: Case = {
        name: `${call.service}:${call.operation} in ${call.region}`,
        principal,
        ...requirement,
        values: { ...values, prefix, region: call.region },
        expected: "allowed",
      };
      distinct.set(JSON.stringify(each), each);
    }
  }
  return [...distinct.values()];
}

/** The calls that no table knows, each once: they must be none. */
export function unknownCalls(calls: readonly RecordedCall[]): string[] {
  const unknown = calls.filter((call) => {
    try {
      translate(call);
      return false;
    } catch {
      return true;
    }
  });
  return [
    ...new Set(
      unknown.map(({ service, operation, method, path }) => `${service}:${operation} (${method} ${path})`),
    ),
  ];
}
