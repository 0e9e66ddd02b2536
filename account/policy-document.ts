/** A statement in one fixed form: lists sorted, names folded where IAM does not tell them apart. */
export type CanonicalStatement = Readonly<Record<string, unknown>>;

/** A policy in one fixed form: two documents mean the same to IAM where these are equal. */
export interface CanonicalPolicy {
  readonly Version: string;
  readonly Statement: readonly CanonicalStatement[];
}

/** The statements in which two documents differ. */
export interface PolicyDifference {
  /** Those that only the promised one has; its version where that differs. */
  readonly expected: readonly unknown[];
  /** Those that only the live one has. */
  readonly found: readonly unknown[];
}

/** Actions, operators and condition keys have no case of their own to IAM; resources and values do. */
const FOLDED = ["Action", "NotAction"];
const KEPT = ["Resource", "NotResource"];

/**
 * Brings a document into the one fixed form: one element or a list of one, the order of statements and
 * lists, the case of actions, operators and condition keys, an empty condition, the two spellings of
 * "everybody" and of an account as principal make no difference to IAM and none here. Sids stay: a
 * person reads them.
 *
 * @param document JSON text, percent-encoded or not, or the parsed document
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
function canonicalPolicy(document: string | object): CanonicalPolicy {
  const parsed = typeof document === "string" ? parse(document) : document;
  const { Version = "2008-10-17", Statement = [] } = parsed as Record<string, unknown>;
  return {
    Version: String(Version),
    Statement: list(Statement)
      .map((statement) => canonicalStatement(statement as Record<string, unknown>))
      .sort(byText),
  };
}

/** Whether two documents mean the same to IAM. */
export function samePolicy(a: string | object, b: string | object): boolean {
  return text(canonicalPolicy(a)) === text(canonicalPolicy(b));
}

/** What a promised and a live document have only each for themselves. */
export function policyDifference(expected: string | object, found: string | object): PolicyDifference {
  const [promised, live] = [canonicalPolicy(expected), canonicalPolicy(found)];
  const version = promised.Version !== live.Version;
  return {
    expected: [...(version ? [{ Version: promised.Version }] : []), ...without(promised, live)],
    found: [...(version ? [{ Version: live.Version }] : []), ...without(live, promised)],
  };
}

function without(one: CanonicalPolicy, other: CanonicalPolicy): CanonicalStatement[] {
  const theirs = new Set(other.Statement.map(text));
  return one.Statement.filter((statement) => !theirs.has(text(statement)));
}

function parse(document: string): object {
  const json = document.trimStart().startsWith("%") ? decodeURIComponent(document) : document;
  return JSON.parse(json) as object;
}

function canonicalStatement(statement: Record<string, unknown>): CanonicalStatement {
  const entries = Object.entries(statement).flatMap(([name, value]): [string, unknown][] => {
    if (name === "Condition") return condition(value as Record<string, Record<string, unknown>>);
    if (FOLDED.includes(name)) return [[name, strings(value).map(lower).filter(unique).sort()]];
    if (KEPT.includes(name)) return [[name, strings(value).filter(unique).sort()]];
    if (name === "Principal" || name === "NotPrincipal") return [[name, principal(value)]];
    return [[name, value]];
  });
  return sortedRecord(entries);
}

function condition(operators: Record<string, Record<string, unknown>>): [string, unknown][] {
  const folded = Object.entries(operators).map(([operator, keys]): [string, unknown] => {
    const values = Object.entries(keys).map(([key, value]): [string, unknown] => [
      lower(key),
      strings(value).filter(unique).sort(),
    ]);
    return [lower(operator), sortedRecord(values)];
  });
  return folded.length === 0 ? [] : [["Condition", sortedRecord(folded)]];
}

function principal(value: unknown): unknown {
  if (typeof value === "string") return { AWS: [value] };
  const entries = Object.entries(value as Record<string, unknown>).map(([kind, who]): [string, unknown] => [
    kind,
    strings(who)
      .map((one) => /^arn:[^:]+:iam::(\d{12}):root$/.exec(one)?.[1] ?? one)
      .filter(unique)
      .sort(),
  ]);
  return sortedRecord(entries);
}

const lower = (value: string) => value.toLowerCase();
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const strings = (value: unknown) => list(value).map(String);
const unique = (value: string, index: number, all: readonly string[]) => all.indexOf(value) === index;
const text = (value: unknown) => JSON.stringify(value);
const byText = (a: unknown, b: unknown) => (text(a) < text(b) ? -1 : 1);

function sortedRecord(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
