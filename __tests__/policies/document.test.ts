import { describe, expect, test } from "@jest/globals";
import { policyDocument, policyText } from "../../policies/document.ts";
import { POLICY_LIMITS, policySize, withinLimit } from "../../policies/limits.ts";
import type { Statement } from "../../policies/statement.ts";

const READ: Statement = { sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] };
const on = (conditions: Statement["conditions"]): Statement => ({
  ...READ,
  ...(conditions && { conditions }),
});

describe("a document that IAM would refuse, or that could never hold, is refused", () => {
  test.each<[string, readonly Statement[], string]>([
    ["no sid", [{ ...READ, sid: "" }], "p: a statement has no sid"],
    ["a sid with a blank", [{ ...READ, sid: "Read it" }], 'p: sid "Read it" is refused by IAM'],
    ["a sid twice", [READ, READ], 'p: two statements are called "Read"'],
    ["no action", [{ ...READ, actions: [] }], 'p: statement "Read" names no action'],
    [
      "an action without its service",
      [{ ...READ, actions: ["GetObject"] }],
      'p: "GetObject" in statement "Read"',
    ],
    [
      "a star under StringEquals",
      [on({ StringEquals: { "k:sub": ["a", "b*"] } })],
      'p: "b*" under StringEquals on k:sub in statement "Read" is a literal star or question mark',
    ],
    [
      "a question mark under StringEquals",
      [on({ StringEquals: { "k:sub": "b?" } })],
      'p: "b?" under StringEquals on k:sub',
    ],
    [
      "one key under both operators",
      [on({ StringEquals: { "k:sub": "a" }, StringLike: { "k:sub": "b*" } })],
      'p: k:sub stands under StringEquals and StringLike of statement "Read", and both would have to hold',
    ],
  ])("%s", (_, statements, message) => {
    expect(() => policyDocument("p", statements)).toThrow(message);
  });

  test.each<[string, Statement]>([
    ["a star under StringLike", on({ StringLike: { "k:sub": "b*" } })],
    ["two keys under two operators", on({ StringEquals: { "k:aud": "a" }, StringLike: { "k:sub": "b*" } })],
    ["a denied wildcard", { ...READ, effect: "Deny", actions: ["s3:Put*"] }],
  ])("%s is none of it", (_, statement) => {
    expect(() => policyDocument("p", [statement])).not.toThrow();
  });
});

test("a list of one is written as its only element, as AWS returns it", () => {
  expect(JSON.parse(policyText(policyDocument("p", [READ])))).toEqual({
    Version: "2012-10-17",
    Statement: [{ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }],
  });
});

describe("a limit", () => {
  /** A document of a size, whose white space AWS does not count. */
  function documentOfSize(size: number) {
    const of = (resource: string) => policyDocument("p", [{ ...READ, resources: [resource] }]);
    const blanks = " ".repeat(10);
    return of(`${blanks}${"x".repeat(size - policySize(of("")))}`);
  }

  test.each(Object.entries(POLICY_LIMITS))("%s: %i characters fit, one more does not", (_, limit) => {
    expect(policySize(withinLimit(documentOfSize(limit), limit))).toBe(limit);
    expect(() => withinLimit(documentOfSize(limit + 1), limit)).toThrow(
      `p: ${limit + 1} characters without white space, AWS's limit is ${limit}`,
    );
  });
});
