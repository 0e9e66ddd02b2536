/** How one condition came out; `unknown` where the value it asks for is not known. */
export type Outcome = "holds" | "fails" | "unknown";

type Test = (expected: string, found: string) => boolean;

/** IAM's wildcards: `*` is any text, `?` one character; everything else stands for itself. */
function like(pattern: string, found: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(found);
}

/** Each of the six parts of an ARN is compared alone, so that a `*` does not reach over a colon. */
function arnLike(pattern: string, found: string): boolean {
  const split = (arn: string) => [...arn.split(":").slice(0, 5), arn.split(":").slice(5).join(":")];
  const parts = split(found);
  return split(pattern).every((part, index) => like(part, parts[index] ?? ""));
}

const numeric = (test: (expected: number, found: number) => boolean): Test => {
  return (expected, found) => test(Number(expected), Number(found));
};

const TESTS: Readonly<Record<string, Test>> = {
  stringequals: (expected, found) => expected === found,
  stringequalsignorecase: (expected, found) => expected.toLowerCase() === found.toLowerCase(),
  stringlike: like,
  arnequals: arnLike,
  arnlike: arnLike,
  bool: (expected, found) => expected.toLowerCase() === found.toLowerCase(),
  numericequals: numeric((expected, found) => found === expected),
  numericlessthan: numeric((expected, found) => found < expected),
  numericlessthanequals: numeric((expected, found) => found <= expected),
  numericgreaterthan: numeric((expected, found) => found > expected),
  numericgreaterthanequals: numeric((expected, found) => found >= expected),
};

/** Negated operators by the one they negate. */
const NEGATED: Readonly<Record<string, string>> = {
  stringnotequals: "stringequals",
  stringnotequalsignorecase: "stringequalsignorecase",
  stringnotlike: "stringlike",
  arnnotequals: "arnequals",
  arnnotlike: "arnlike",
  numericnotequals: "numericequals",
};

/**
 * Whether a condition holds, as IAM judges it: one of the expected values must match, none for a negated operator; a key
 * that is absent fails a positive operator and meets a negated one and every `...IfExists`.
 *
 * @param operator such as `StringLike` or `ForAnyValue:StringEquals`; names are compared without regard to case
 * @param expected the values in the policy
 * @param found the values of the request; empty where the key is absent, `undefined` where nobody knows
 * @returns `unknown` also for an operator that is not known here
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function judge(
  operator: string,
  expected: readonly string[],
  found: readonly string[] | undefined,
): Outcome {
  const [, quantifier, name = "", ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(\w+?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  if (found === undefined) return "unknown";
  if (name === "null") return outcome(expected.includes(String(found.length === 0)));
  const base = NEGATED[name];
  const test = TESTS[base ?? name];
  if (!test) return "unknown";
  const matches = (value: string) => expected.some((one) => test(one, value)) !== Boolean(base);
  if (quantifier === "forallvalues") return outcome(found.every(matches));
  if (quantifier === "foranyvalue") return outcome(found.some(matches));
  if (found.length === 0) return outcome(Boolean(base) || Boolean(ifExists));
  // Without a quantifier a negated operator must hold for every value, a positive one for any.
  return outcome(base ? found.every(matches) : found.some(matches));
}

function outcome(holds: boolean): Outcome {
  return holds ? "holds" : "fails";
}
