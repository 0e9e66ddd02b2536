import { describe, expect, test } from "@jest/globals";
import { Testing } from "cdktf";
import { FIND_ID } from "../../account/adopt/import-id.ts";
import { Unknown } from "../../account/promise/promised.ts";
import { installationOf, type StackJson } from "../../account/promise/read-stacks.ts";
import { CHECKS } from "../../account/verify/checks/index.ts";
import { BootstrapStack } from "../../stacks/bootstrap-stack.ts";
import { IamStack } from "../../stacks/iam-stack.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { synthesize } from "../support/template.ts";

function installation(variables: Record<string, string>, ...changes: readonly Change[]) {
  const settings = settingsWith(...changes);
  const app = Testing.app();
  const stacks = [new BootstrapStack(app, "bootstrap", settings), new IamStack(app, "iam", settings)];
  const texts = stacks.map((stack): [string, StackJson] => [
    stack.node.id,
    JSON.parse(synthesize(stack).text),
  ]);
  return installationOf(texts, { ...settings, variables });
}

/** Settings that make everything the stacks can make. */
const EVERYTHING: readonly (readonly [string, readonly Change[]])[] = [
  ["as shipped", []],
  ["with a trail", [["auditTrail.enabled", true]]],
  ["with the account's own provider", [["oidcProvider.mode", "existing"]]],
  ["with a plan role", [["planRole.enabled", true]]],
];

describe.each(EVERYTHING)("%s", (_, changes) => {
  const { resources } = installation({ alarm_email: "ops@example.com", db_password: "x" }, ...changes);

  test("every resource that the stacks promise is checked by verify", () => {
    const unchecked = resources.filter(({ type, managed }) => !CHECKS[managed ? type : `data.${type}`]);
    expect(unchecked.map(({ address }) => address)).toEqual([]);
  });

  test("every resource that the stacks make can be adopted, or is said not to be", () => {
    const unknown = resources.filter(({ type, managed }) => managed && FIND_ID[type] === undefined);
    expect(unknown.map(({ address }) => address)).toEqual([]);
  });

  test("names, ARNs and documents are known without an apply", () => {
    const open = resources.flatMap(({ address, args }) =>
      Object.entries(args).flatMap(([name, value]) =>
        value instanceof Unknown ? [`${address}.${name}`] : [],
      ),
    );
    expect(open).toEqual([]);
  });
});

test("references become the names and ARNs they stand for", () => {
  const { resources } = installation({});
  const args = (address: string) => resources.find((one) => one.address === address)?.args;
  expect(args("aws_s3_bucket_policy.state")?.bucket).toBe("llmops-terraform-state-123456789012");
  expect(args("aws_iam_role_policy.terraform")?.role).toBe("llmops-terraform-role");
  expect(args("aws_sns_topic_policy.alerts")?.arn).toBe("arn:aws:sns:us-east-1:123456789012:llmops-alerts");
  expect(args("aws_sns_topic_subscription.alerts")?.endpoint).toBeInstanceOf(Unknown);
});
