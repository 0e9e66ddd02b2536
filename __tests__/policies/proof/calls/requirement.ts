import type { Context } from "../harness/simulator.ts";

/** One permission that AWS asks of the caller for an API call: all of a call's must be granted. */
export interface Requirement {
  readonly action: string;
  /** ARN template; `*` where the reference says that the action takes no resource. */
  readonly resource: string;
  /** Condition keys AWS gives along, as templates. @default none but the global ones */
  readonly context?: Context;
}

/** What a call was asked with: parameters as the gateway records them. */
export type Parameters = Readonly<Record<string, unknown>>;

/** What the operations of one service ask for, and with what the tables try them. */
export interface CallTable {
  /** By operation. Placeholders are parameters of the call, or of the samples. */
  readonly operations: Readonly<Record<string, readonly Requirement[]>>;
  /** Values for placeholders that a call does not bring along. `{prefix}` is llmops or ENVIRONMENT-llmops. */
  readonly samples?: Readonly<Record<string, string>>;
  /** Samples of single operations, where they differ from the service's. */
  readonly operationSamples?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where a recorded call says what a placeholder stands for, unless in a parameter of the same name. */
  readonly told?: Readonly<Record<string, (parameters: Parameters) => string | undefined>>;
}

/** A parameter that is a text, or the first text of a list. */
export function textOf(parameters: Parameters, ...names: readonly string[]): string | undefined {
  const values = names.map((name) => [parameters[name]].flat()[0]);
  return values.find((value): value is string => typeof value === "string" && value !== "");
}

/** The name in a parameter that is either a name or an ARN: what follows the resource's type. */
export function nameOf(parameters: Parameters, ...names: readonly string[]): string | undefined {
  const text = textOf(parameters, ...names);
  if (!text?.startsWith("arn:")) return text;
  return /^[a-z-]+[:/](.*)$/s.exec(text.split(":").slice(5).join(":"))?.[1];
}

/** A permission on a resource. */
export function on(resource: string, action: string, context?: Context): Requirement {
  return { action, resource, ...(context && { context }) };
}

/** A permission on an action that takes no resource. */
export const onAll = (action: string): Requirement => on("*", action);

/** Rows for operations that are called like the action they need, one requirement each. */
export function same(
  service: string,
  resource: string,
  operations: readonly string[],
): Record<string, readonly Requirement[]> {
  return Object.fromEntries(operations.map((name) => [name, [on(resource, `${service}:${name}`)]]));
}
