import { describe, expect, test } from "@jest/globals";
import type { PolicyDocument } from "../../../policies/document.ts";
import { WILDCARD_REASONS } from "../../../policies/wildcard-reasons.ts";
import { documentsOf, VARIANTS } from "./harness/documents.ts";
import { lint } from "./harness/lint.ts";
import { installation } from "./harness/settings.ts";

const NAMES = Object.keys(VARIANTS) as (keyof typeof VARIANTS)[];

const documents = (name: keyof typeof VARIANTS) => documentsOf(installation(VARIANTS[name]));

describe("the service authorization reference", () => {
  test.each(NAMES)("has nothing against the documents of %s", async (name) => {
    const findings = await Promise.all(documents(name).map((each) => lint(each, WILDCARD_REASONS)));
    expect(findings.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test("every reason for * is called upon", async () => {
    const all = await Promise.all(NAMES.flatMap(documents).map((each) => lint(each, WILDCARD_REASONS)));
    const used = new Set(all.flatMap(({ usedReasons }) => usedReasons));
    expect([...used].sort()).toEqual(Object.keys(WILDCARD_REASONS).sort());
  });
});

describe("the lint itself sees", () => {
  const bucket = "arn:aws:s3:::llmops-assets";
  const key = { StringEquals: { "ecs:cluster": "x" } };
  const scope = { StringEquals: { "iam:PermissionsBoundary": "x" } };

  test.each([
    { fault: "an action that does not exist", action: "ecs:DescribeTask", resource: "*", says: /no action/ },
    {
      fault: "a wildcard that stands for nothing",
      action: "s3:Frobnicate*",
      resource: "*",
      says: /no action/,
    },
    {
      fault: "a resource of another service",
      action: "ecr:PutImage",
      resource: bucket,
      says: /none of its actions/,
    },
    {
      fault: "a bucket where an object belongs",
      action: "s3:GetObject",
      resource: bucket,
      says: /grants nothing/,
    },
    {
      fault: "a login on a repository",
      action: "ecr:GetAuthorizationToken",
      resource: bucket,
      says: /none of/,
    },
    { fault: "a star without a reason", action: "ecr:PutImage", resource: "*", says: /without a reason/ },
    {
      fault: "a key of another service",
      action: "s3:GetObject",
      resource: `${bucket}/*`,
      condition: key,
      says: /ecs:cluster/,
    },
    {
      fault: "a boundary on PassRole",
      action: "iam:PassRole",
      resource: "arn:aws:iam::1:role/x",
      condition: scope,
      says: /PermissionsBoundary/,
    },
  ])("$fault", async ({ action, resource, condition, says }) => {
    const document: PolicyDocument = {
      name: "wrong",
      json: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Wrong",
            Effect: "Allow",
            Action: action,
            Resource: resource,
            ...(condition && { Condition: condition }),
          },
        ],
      },
    };
    const { faults } = await lint(document, {});
    expect(faults.join("\n")).toMatch(says);
  });
});
