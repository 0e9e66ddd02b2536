import type { Requirement } from "../calls/requirement.ts";
import { type Call, translate } from "../calls/translate.ts";
import type { Case } from "../harness/case.ts";
import type { PrincipalName } from "../harness/principals.ts";
import { placeholdersOf, type Values } from "../harness/template.ts";
import { isWorldwide, kindOf, UNNAMED_ACTIONS } from "./not-narrowed.ts";
import { TABLE_CALLS } from "./table-calls.ts";

/** Names that are not the application's, the ones that almost are among them. */
const OTHER_PREFIXES = ["payments", "llmopsx", "prod-llmopsx"];

const FOREIGN: Values = { account: "{otherAccount}" };
const DISTANT: Values = { region: "{otherRegion}" };

interface Neighbour {
  readonly what: string;
  readonly values: Values;
}

/** The names a requirement hangs on, once its placeholders are followed to the end. */
function namesOf({ resource, context = {} }: Requirement, values: Values): Set<string> {
  const texts = [resource, ...Object.values(context).flat()];
  return new Set(texts.flatMap((text) => [...placeholdersOf(text, values)]));
}

/** The neighbours of one requirement: what differs from the call that is allowed. */
function neighboursOf(requirement: Requirement, values: Values): Neighbour[] {
  const names = namesOf(requirement, values);
  const named = names.has("prefix") && !UNNAMED_ACTIONS[requirement.action];
  const byName = OTHER_PREFIXES.map((prefix) => ({ what: `named ${prefix}`, values: { prefix } }));
  return [
    ...(named ? byName : []),
    ...(names.has("account") || requirement.resource.startsWith("arn:{partition}:s3")
      ? [{ what: "of another account", values: FOREIGN }]
      : []),
    ...(isWorldwide(requirement) ? [] : [{ what: "of another region", values: DISTANT }]),
  ];
}

/** Every call of the application against every neighbour. */
export function neighbourCases(
  calls: readonly Call[] = TABLE_CALLS,
  principal: PrincipalName = "terraform",
): Case[] {
  return calls.flatMap((call) => {
    const { requirements, values } = translate(call);
    return requirements.flatMap((requirement) =>
      neighboursOf(requirement, values).map(
        (neighbour): Case => ({
          name: `${call.service}:${call.operation} ${neighbour.what}`,
          principal,
          ...requirement,
          values: { ...values, prefix: "llmops", ...neighbour.values },
          ...(neighbour.values === DISTANT && { region: "{otherRegion}" }),
          expected: "denied",
        }),
      ),
    );
  });
}

/** Requirements no name narrows, by kind: each needs a reason. */
export function unnamedKinds(calls: readonly Call[] = TABLE_CALLS): Set<string> {
  const kinds = calls.flatMap((call) => {
    const { requirements, values } = translate(call);
    const unnamed = requirements.filter((each) => !namesOf(each, values).has("prefix"));
    return unnamed.map(({ action, resource }) =>
      kindOf({ action, resource: values[resource.slice(1, -1)] ?? resource }),
    );
  });
  return new Set(kinds);
}

/** Calls that change a role, without the boundary and with a stranger's. */
export function unboundedCases(calls: readonly Call[] = TABLE_CALLS): Case[] {
  const stranger = "arn:{partition}:iam::{account}:policy/llmops-permissions-boundary-other";
  return calls.flatMap((call) => {
    const { requirements, values } = translate(call);
    return requirements
      .filter(({ context }) => context?.["iam:PermissionsBoundary"] !== undefined)
      .flatMap((requirement): Case[] => {
        const { "iam:PermissionsBoundary": _, ...context } = requirement.context ?? {};
        const row = {
          principal: "terraform",
          ...requirement,
          values: { ...values, prefix: "llmops" },
          expected: "denied",
        } as const;
        return [
          { ...row, name: `${call.operation} of a role without boundary`, context },
          {
            ...row,
            name: `${call.operation} of a role with another boundary`,
            context: { ...context, "iam:PermissionsBoundary": stranger },
          },
        ];
      });
  });
}
