import { describe, expect, test } from "@jest/globals";
import { App, type TerraformStack, Testing } from "cdktf";
import type { Construct } from "constructs";
import type { Settings } from "../../config/settings.ts";
import { BootstrapStack } from "../../stacks/bootstrap-stack.ts";
import { IamStack } from "../../stacks/iam-stack.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { ref, synthesize, type Template } from "../support/template.ts";

type Stack = new (scope: Construct, id: string, settings: Settings) => TerraformStack;

function synthesizeStack(Stack: Stack, ...changes: readonly Change[]): Template {
  return synthesize(new Stack(Testing.app(), "stack", settingsWith(...changes)));
}

describe.each<[string, Stack, string]>([
  ["bootstrap", BootstrapStack, "us-east-1"],
  ["iam", IamStack, ref("var.aws_region")],
])("stack %s", (_, Stack, region) => {
  const template = synthesizeStack(Stack);

  test("needs Terraform 1.11, which brought write-only arguments and the lockfile", () => {
    expect(template.json.terraform.required_version).toBe(">= 1.11.0");
  });

  test.each<[string, Change[]]>([
    ["6.25.0", []],
    ["~> 5.100", [["awsProviderVersion", "~> 5.100"]]],
  ])("asks for version %s of the AWS provider", (version, changes) => {
    expect(synthesizeStack(Stack, ...changes).json.terraform.required_providers).toEqual({
      aws: { source: "aws", version },
    });
  });

  test("refuses every account but its own, and tags all it makes", () => {
    expect(template.json.provider).toEqual({
      aws: [
        {
          region,
          allowed_account_ids: ["123456789012"],
          default_tags: [{ tags: { Project: "llmops", ManagedBy: "terraform" } }],
        },
      ],
    });
  });

  test.each<[string, object, object | undefined]>([
    ["the tags of the settings", { Team: "ml" }, [{ tags: { Team: "ml" } }]],
    ["no tags at all", {}, undefined],
  ])("carries %s", (_, tags, expected) => {
    expect(synthesizeStack(Stack, ["tags", tags]).json.provider.aws[0].default_tags).toEqual(expected);
  });

  test("no address carries a hash", () => {
    expect(template.addresses.filter((address) => /_[0-9A-F]{8}$/.test(address))).toEqual([]);
    expect(template.text).not.toMatch(/aws_\w+\.\w+_[0-9A-F]{8}\b/);
  });

  test.each([
    ["ap-northeast-2", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ])("speaks of one partition alone in %s", (region, partition) => {
    const { text, json } = synthesizeStack(Stack, ["region", region], ["auditTrail.enabled", true]);

    const partitions = new Set([...text.matchAll(/arn:([\w-]+):/g)].map(([, found]) => found));
    expect(partitions).toEqual(new Set([partition]));
    expect([json.output.region?.value, json.terraform.backend.s3?.region]).toContain(region);
  });

  test("nothing of this machine enters what is synthesized", () => {
    expect(template.text).not.toContain(process.cwd());
  });
});

describe("both stacks in one app", () => {
  const app = new App({ outdir: Testing.app().outdir });
  const bootstrap = new BootstrapStack(app, "bootstrap", settingsWith());
  const iam = new IamStack(app, "iam", settingsWith());

  test("each deploys alone: no dependency, and no reference from one to the other", () => {
    const templates = [bootstrap, iam].map(synthesize);

    expect([bootstrap.dependencies, iam.dependencies]).toEqual([[], []]);
    expect(templates.filter(({ json }) => "terraform_remote_state" in (json.data ?? {}))).toEqual([]);
    expect(templates.filter(({ text }) => text.includes("cross-stack"))).toEqual([]);
  });

  test("iam keeps its state where bootstrap makes the bucket", () => {
    const made = synthesize(bootstrap).json.resource;
    const { bucket, dynamodb_table } = synthesize(iam).json.terraform.backend.s3;

    expect(bucket).toBe(made.aws_s3_bucket.state.bucket);
    expect(dynamodb_table).toBe(made.aws_dynamodb_table.locks.name);
  });
});
