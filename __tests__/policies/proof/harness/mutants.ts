import type { PolicyJson, StatementJson } from "../../../../policies/document.ts";
import type { NamedPolicy } from "./principals.ts";

/** One policy with one thing changed for the worse. */
export interface Mutant {
  /** What was done, as `policy/Sid: what`. */
  readonly name: string;
  /** The same without the names of an installation. */
  readonly id: string;
  /** `policy/Sid` of the statement. */
  readonly statement: string;
  readonly policy: NamedPolicy;
  /** What the change does to the statement: it matches less than before, or more. */
  readonly matches: "less" | "more";
  readonly actions: readonly string[];
}

type Changed = StatementJson | undefined;

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/**
 * Every mutant of a policy: each statement removed, each allowed action taken out, each resource widened, each condition
 * dropped.
 */
export function mutantsOf(policy: NamedPolicy): Mutant[] {
  return policy.json.Statement.flatMap((statement, index) => {
    const mutant = (id: string, what: string, matches: Mutant["matches"], changed: Changed): Mutant => ({
      name: `${policy.name}/${statement.Sid}: ${what}`,
      id: `${statement.Sid}: ${id}`,
      statement: `${policy.name}/${statement.Sid}`,
      policy: { name: policy.name, json: replaced(policy.json, index, changed) },
      matches,
      actions: list(statement.Action),
    });
    const lessened = without(statement).map(([action, changed]) => ({
      ...mutant(`${action} removed`, `${action} removed`, "less", changed),
      actions: [action],
    }));
    return [
      ...lessened,
      ...(policy.json.Statement.length > 1 ? [mutant("removed", "removed", "less", undefined)] : []),
      ...widened(statement).map(([what, changed], at) => mutant(`resource ${at}`, what, "more", changed)),
      ...unconditional(statement).map(([what, changed]) => mutant(what, what, "more", changed)),
    ];
  });
}

function replaced(json: PolicyJson, index: number, changed: Changed): PolicyJson {
  const before = json.Statement.slice(0, index);
  const after = json.Statement.slice(index + 1);
  return { ...json, Statement: [...before, ...(changed ? [changed] : []), ...after] };
}

/** Each action in turn is taken out of what is allowed. */
function without(statement: StatementJson): [string, StatementJson][] {
  const actions = list(statement.Action);
  if (actions.length < 2) return [];
  return actions.map((action) => [
    action,
    { ...statement, Action: actions.filter((each) => each !== action) },
  ]);
}

/** Each resource in turn becomes `*`. */
function widened(statement: StatementJson): [string, StatementJson][] {
  return list(statement.Resource)
    .filter((resource) => resource !== "*")
    .map((resource) => [
      `${resource} widened`,
      { ...statement, Resource: list(statement.Resource).map((each) => (each === resource ? "*" : each)) },
    ]);
}

/** Each condition key in turn is dropped. */
function unconditional(statement: StatementJson): [string, StatementJson][] {
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key): [string, StatementJson] => [
      `${operator} ${key} dropped`,
      withoutKey(statement, operator, key),
    ]),
  );
}

function withoutKey(statement: StatementJson, operator: string, key: string): StatementJson {
  const { Condition = {}, ...rest } = statement;
  const { [key]: _, ...keys } = Condition[operator] ?? {};
  const { [operator]: __, ...others } = Condition;
  const condition = Object.keys(keys).length > 0 ? { ...others, [operator]: keys } : others;
  return Object.keys(condition).length > 0 ? { ...rest, Condition: condition } : rest;
}
