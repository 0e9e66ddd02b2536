import { AwsProblem } from "../errors.ts";
import type { Property } from "./property.ts";

/**
 * - good: as promised
 * - different: there, but not as promised
 * - missing: not there
 * - unreadable: could not be looked at
 * - notice: not as promised, but waiting for somebody outside; no fault
 */
export type Status = "good" | "different" | "missing" | "unreadable" | "notice";

/** What became of one property. */
export interface Finding {
  readonly address: string;
  readonly subject: string;
  readonly property: string;
  readonly status: Status;
  /** Present unless good. */
  readonly expected?: unknown;
  /** Present where something else was found. */
  readonly found?: unknown;
  /** What to do or why it could not be looked at. */
  readonly note?: string;
}

/** Looks at one property. Never throws an AWS problem: what cannot be looked at is a finding. */
export async function look(address: string, property: Property): Promise<Finding> {
  const { subject, expected } = property;
  const base = { address, subject, property: property.property };
  let found: unknown;
  try {
    found = await property.found();
  } catch (error) {
    if (!(error instanceof AwsProblem)) throw error;
    return { ...base, status: "unreadable", note: error.message };
  }
  if (found === undefined && expected !== undefined) {
    return { ...base, status: "missing", expected };
  }
  if ((property.same ?? sameValue)(expected, found)) return { ...base, status: "good" };
  const shown = property.difference?.(expected, found) ?? { expected, found };
  return property.notice
    ? { ...base, status: "notice", ...shown, note: property.notice }
    : { ...base, status: "different", ...shown };
}

/** Whether findings are free of faults. @param strict also counts notices as faults */
export function faultless(findings: readonly Finding[], strict = false): boolean {
  return findings.every(({ status }) => status === "good" || (status === "notice" && !strict));
}

/** Equality of plain values: keys in any order, lists in theirs. */
function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]));
}
