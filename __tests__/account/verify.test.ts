import { describe, expect, test } from "@jest/globals";
import { awsProblem } from "../../account/errors.ts";
import type { Installation, Promised } from "../../account/promise/promised.ts";
import type { Read } from "../../account/read.ts";
import { faultless, look, type Status } from "../../account/verify/finding.ts";
import { verify } from "../../account/verify/verify.ts";

describe("what is made of one property", () => {
  const denied = () =>
    Promise.reject(awsProblem("iam:GetRole", Object.assign(new Error(), { name: "AccessDenied" })));
  const found = (value: unknown) => () => Promise.resolve(value);
  test.each<[string, unknown, () => Promise<unknown>, string | undefined, Status]>([
    ["the same", { a: 1, b: 2 }, found({ b: 2, a: 1 }), undefined, "good"],
    ["another value", "Enabled", found("Suspended"), undefined, "different"],
    ["another order in a list", [1, 2], found([2, 1]), undefined, "different"],
    ["nothing", "Enabled", found(undefined), undefined, "missing"],
    ["nothing, as promised", undefined, found(undefined), undefined, "good"],
    ["a refusal", "Enabled", denied, undefined, "unreadable"],
    ["another value of what waits for somebody", true, found(false), "not yet", "notice"],
    ["nothing of what waits for somebody", true, found(undefined), "not yet", "missing"],
  ])("%s", async (_, expected, look_, notice, status) => {
    const property = { subject: "s", property: "p", expected, found: look_, ...(notice && { notice }) };
    expect((await look("a", property)).status).toBe(status);
  });

  test("a defect of this project is no finding", async () => {
    const found = () => Promise.reject(new TypeError("defect"));
    await expect(look("a", { subject: "s", property: "p", expected: 1, found })).rejects.toThrow("defect");
  });
});

describe("whether findings are free of faults", () => {
  test.each<[Status, boolean, boolean]>([
    ["good", true, true],
    ["notice", true, false],
    ["different", false, false],
    ["missing", false, false],
    ["unreadable", false, false],
  ])("%s: %s, strictly %s", (status, plainly, strictly) => {
    const findings = [{ address: "a", subject: "s", property: "p", status }];
    expect([faultless(findings), faultless(findings, true)]).toEqual([plainly, strictly]);
  });
});

/** An account that answers each question by the question's name. */
function answering(answers: Readonly<Record<string, unknown>>): Read {
  return (async (question: { name: string }) => answers[question.name]) as unknown as Read;
}

function promising(type: string, args: Promised["args"]): Installation {
  const resource: Promised = { stack: "iam", type, address: `${type}.x`, managed: true, args };
  return { account: "123456789012", region: "us-east-1", tags: {}, resources: [resource] };
}

describe("single checks", () => {
  const subscription = { topic_arn: "arn:x:t", protocol: "email", endpoint: "ops@example.com" };
  const ops = { protocol: "email", endpoint: "ops@example.com" };
  const provider = { url: "https://issuer", client_id_list: ["b", "a"] };
  test.each<[string, string, Promised["args"], Record<string, unknown>, Status[]]>([
    [
      "address confirmed",
      "aws_sns_topic_subscription",
      subscription,
      { subscriptions: [{ ...ops, arn: "arn:x" }] },
      ["good", "good"],
    ],
    [
      "address not confirmed",
      "aws_sns_topic_subscription",
      subscription,
      { subscriptions: [{ ...ops, arn: undefined }] },
      ["good", "notice"],
    ],
    [
      "another address",
      "aws_sns_topic_subscription",
      subscription,
      { subscriptions: [{ ...ops, endpoint: "x@example.com" }] },
      ["missing", "missing"],
    ],
    [
      "audiences in another order",
      "aws_iam_openid_connect_provider",
      provider,
      { oidcProvider: { audiences: ["a", "b"] } },
      ["good"],
    ],
    [
      "an audience too many",
      "aws_iam_openid_connect_provider",
      provider,
      { oidcProvider: { audiences: ["a", "b", "c"] } },
      ["different"],
    ],
    [
      "a bucket of somebody else",
      "aws_s3_bucket",
      { bucket: "x" },
      { bucketPresence: { state: "foreign" } },
      ["different"],
    ],
    [
      "a bucket in another region",
      "aws_s3_bucket",
      { bucket: "x" },
      { bucketPresence: { state: "ours", region: "eu-west-1" } },
      ["different"],
    ],
    [
      "a bucket that is ours",
      "aws_s3_bucket",
      { bucket: "x" },
      { bucketPresence: { state: "ours", region: "us-east-1" } },
      ["good"],
    ],
    ["a type that nobody checks", "aws_unheard_of", {}, {}, ["unreadable"]],
  ])("%s", async (_, type, args, answers, statuses) => {
    const findings = await verify(promising(type, args), answering(answers));
    expect(findings.map(({ status }) => status)).toEqual(statuses);
  });

  test("tags: further ones are no difference, changed ones are", async () => {
    const installation = {
      ...promising("aws_secretsmanager_secret", { name: "x" }),
      tags: { Project: "llmops" },
    };
    const withTags = async (tags: Record<string, string>) => {
      const findings = await verify(installation, answering({ secret: { tags } }));
      return findings.find(({ property }) => property === "tags")?.status;
    };
    expect(await withTags({ Project: "llmops", CostCentre: "7" })).toBe("good");
    expect(await withTags({ Project: "other" })).toBe("different");
  });
});
