import { describe, expect, test } from "@jest/globals";
import { policyDifference, samePolicy } from "../../account/policy-document.ts";

const base = {
  Effect: "Allow",
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
  Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
};
const policy = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
const withChange = (change: object) => policy({ ...base, ...change });

describe("two documents mean the same to IAM", () => {
  test.each([
    ["lists in another order", withChange({ Action: ["s3:PutObject", "s3:GetObject"] })],
    ["an element twice", withChange({ Action: ["s3:PutObject", "s3:GetObject", "s3:GetObject"] })],
    ["actions in another case", withChange({ Action: ["S3:getobject", "s3:PutObject"] })],
    ["resources in another order", withChange({ Resource: ["arn:aws:s3:::b/*", "arn:aws:s3:::a/*"] })],
    [
      "a list of one value, operator and key in another case",
      withChange({ Condition: { stringequals: { "AWS:sourceaccount": ["123456789012"] } } }),
    ],
    ["one statement without a list", { Version: "2012-10-17", Statement: base }],
    ["as text", JSON.stringify(policy(base))],
    ["as percent-encoded text", encodeURIComponent(JSON.stringify(policy(base)))],
  ])("%s", (_, other) => {
    expect(samePolicy(policy(base), other)).toBe(true);
  });

  test.each([
    ["everybody", { Principal: "*" }, { Principal: { AWS: "*" } }],
    [
      "an account and its root",
      { Principal: { AWS: "123456789012" } },
      { Principal: { AWS: ["arn:aws:iam::123456789012:root"] } },
    ],
    ["an empty condition", { Condition: {} }, { Condition: undefined }],
    [
      "a boolean as text",
      { Condition: { Bool: { "aws:x": "true" } } },
      { Condition: { Bool: { "aws:x": true } } },
    ],
  ])("%s", (_, one, other) => {
    expect(samePolicy(JSON.stringify(withChange(one)), JSON.stringify(withChange(other)))).toBe(true);
  });

  test("statements in another order", () => {
    const other = { ...base, Sid: "Other", Effect: "Deny" };
    expect(samePolicy(policy(base, other), policy(other, base))).toBe(true);
  });
});

describe("two documents differ", () => {
  test.each([
    ["effect", { Effect: "Deny" }],
    ["one action less", { Action: "s3:GetObject" }],
    ["a resource in another case", { Resource: ["arn:aws:s3:::A/*", "arn:aws:s3:::b/*"] }],
    ["another value", { Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } }],
    ["another operator", { Condition: { StringLike: { "aws:SourceAccount": "123456789012" } } }],
    ["no condition", { Condition: {} }],
    ["NotAction", { Action: undefined, NotAction: base.Action }],
    ["the sid that a person reads", { Sid: "Other" }],
    ["another principal", { Principal: { AWS: "999999999999" } }],
  ])("%s", (_, change) => {
    expect(samePolicy(policy(base), withChange(change))).toBe(false);
  });

  test("the version: policy variables are only read in the newer one", () => {
    expect(samePolicy(policy(base), { ...policy(base), Version: "2008-10-17" })).toBe(false);
    expect(samePolicy({ Statement: base }, { ...policy(base), Version: "2008-10-17" })).toBe(true);
  });

  test("the difference shows only the statements that differ", () => {
    const extra = { Sid: "Extra", Effect: "Allow", Action: "*", Resource: "*" };
    expect(policyDifference(policy(base), policy(base, extra))).toEqual({
      expected: [],
      found: [expect.objectContaining({ Sid: "Extra" })],
    });
  });
});
