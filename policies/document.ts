import * as errors from "./errors.ts";
import type { Conditions, Principal, Statement } from "./statement.ts";

/** A statement as IAM reads it. */
export interface StatementJson {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principal;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Conditions;
}

/** A policy as IAM reads it. */
export interface PolicyJson {
  readonly Version: "2012-10-17";
  readonly Statement: readonly StatementJson[];
}

/** One policy: its name, for messages, and the document as it will stand in the account. */
export interface PolicyDocument {
  /** The policy's name, as in `llmops-terraform-policy`. */
  readonly name: string;
  readonly json: PolicyJson;
}

const SID = /^[A-Za-z0-9]+$/;
const ACTION = /^([a-z0-9-]+:[A-Za-z0-9*]+|\*)$/;

/**
 * Builds a document and refuses what IAM would refuse later.
 *
 * @param name the policy's name, for messages
 * @param statements in the order in which a person would explain them
 * @throws PolicyError on an empty, bad or duplicate sid, on an action that does not parse, and on conditions
 *   that could never hold
 */
export function policyDocument(name: string, statements: readonly Statement[]): PolicyDocument {
  const seen = new Set<string>();
  for (const { sid, actions, conditions } of statements) {
    if (sid === "") throw errors.emptySid(name);
    if (!SID.test(sid)) throw errors.badSid(name, sid);
    if (seen.has(sid)) throw errors.duplicateSid(name, sid);
    seen.add(sid);
    if (actions.length === 0) throw errors.noActions(name, sid);
    const bad = actions.find((action) => !ACTION.test(action));
    if (bad !== undefined) throw errors.badAction(name, sid, bad);
    checkConditions(name, sid, conditions ?? {});
  }
  return { name, json: { Version: "2012-10-17", Statement: statements.map(toJson) } };
}

/** Equality and likeness on one key of one statement are ANDed; a star is a wildcard in likeness only. */
function checkConditions(
  name: string,
  sid: string,
  { StringEquals = {}, StringLike = {} }: Conditions,
): void {
  for (const [key, values] of Object.entries(StringEquals)) {
    if (key in StringLike) throw errors.keyUnderTwoOperators(name, sid, key);
    const wild = [values].flat().find((value) => /[*?]/.test(value));
    if (wild !== undefined) throw errors.wildcardInEquals(name, sid, key, wild);
  }
}

/** AWS returns a list of one as its only element: written that way, plans stay empty. */
function single(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

function toJson({ sid, effect, principal, actions, resources, conditions }: Statement): StatementJson {
  return {
    Sid: sid,
    Effect: effect ?? "Allow",
    ...(principal && { Principal: principal }),
    Action: single(actions),
    ...(resources && { Resource: single(resources) }),
    ...(conditions && { Condition: conditions }),
  };
}

/** The document as text: what goes into Terraform, and what AWS measures. */
export function policyText(document: PolicyDocument): string {
  return JSON.stringify(document.json);
}
