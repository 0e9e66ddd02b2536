import { describe, expect, test } from "@jest/globals";
import { judge, type Outcome } from "../../../policies/trust-check/operators.ts";

type Row = readonly [operator: string, expected: string[], found: string[] | undefined, outcome: Outcome];

const ROWS: readonly Row[] = [
  ["StringEquals", ["a", "b"], ["b"], "holds"],
  ["StringEquals", ["a"], ["A"], "fails"],
  ["StringEquals", ["a*"], ["ab"], "fails"],
  ["stringequals", ["a"], ["a"], "holds"],
  ["StringEquals", ["a"], [], "fails"],
  ["StringEquals", ["a"], undefined, "unknown"],
  ["StringEqualsIfExists", ["a"], [], "holds"],
  ["StringEqualsIfExists", ["a"], ["b"], "fails"],
  ["StringEqualsIgnoreCase", ["a"], ["A"], "holds"],
  ["StringNotEquals", ["a", "b"], ["b"], "fails"],
  ["StringNotEquals", ["a", "b"], ["c"], "holds"],
  ["StringNotEquals", ["a"], [], "holds"],
  ["StringLike", ["repo:o/r:*"], ["repo:o/r:ref:refs/heads/main"], "holds"],
  ["StringLike", ["repo:o/r:*"], ["repo:o/r2:pull_request"], "fails"],
  ["StringLike", ["v?.?"], ["v1.2"], "holds"],
  ["StringLike", ["v?.?"], ["v12.2"], "fails"],
  ["StringLike", ["v1.2"], ["v1x2"], "fails"],
  ["StringNotLike", ["a*"], ["b"], "holds"],
  ["ArnLike", ["arn:aws:iam::1:role/*"], ["arn:aws:iam::1:role/x/y"], "holds"],
  ["ArnLike", ["arn:aws:*:role/x"], ["arn:aws:iam::1:role/x"], "fails"],
  ["ArnNotEquals", ["arn:aws:iam::1:role/x"], ["arn:aws:iam::1:role/x"], "fails"],
  ["Bool", ["true"], ["True"], "holds"],
  ["Bool", ["true"], [], "fails"],
  ["Null", ["true"], [], "holds"],
  ["Null", ["false"], [], "fails"],
  ["Null", ["false"], ["x"], "holds"],
  ["NumericLessThan", ["1.2"], ["1.1"], "holds"],
  ["NumericLessThanEquals", ["3600"], ["3601"], "fails"],
  ["NumericGreaterThan", ["1"], ["1"], "fails"],
  ["ForAnyValue:StringEquals", ["a"], ["b", "a"], "holds"],
  ["ForAnyValue:StringEquals", ["a"], [], "fails"],
  ["ForAnyValue:StringNotLike", ["a*"], ["a1", "b"], "holds"],
  ["ForAllValues:StringEquals", ["a"], ["a", "b"], "fails"],
  ["ForAllValues:StringEquals", ["a"], [], "holds"],
  ["IpAddress", ["10.0.0.0/8"], ["10.1.1.1"], "unknown"],
];

describe("conditions", () => {
  test.each(ROWS)("%s %j against %j: %s", (operator, expected, found, outcome) => {
    expect(judge(operator, expected, found)).toBe(outcome);
  });
});
