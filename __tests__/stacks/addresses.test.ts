import { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic/index.js";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import { describe, expect, test } from "@jest/globals";
import { TerraformOutput, Testing } from "cdktf";
import { Construct } from "constructs";
import { LlmopsStack } from "../../stacks/llmops-stack.ts";
import { settingsWith } from "../support/settings.ts";
import { synthesize } from "../support/template.ts";

class EmptyStack extends LlmopsStack {
  constructor() {
    super(Testing.app(), "some", settingsWith());
    this.useAws("us-east-1");
  }
}

/** A stack with one topic under the given construct ids. */
function stackWith(...paths: readonly string[][]): EmptyStack {
  const stack = new EmptyStack();
  for (const path of paths) {
    const last = path.at(-1) ?? "";
    const scope = path
      .slice(0, -1)
      .reduce<Construct>(
        (parent, id) => (parent.node.tryFindChild(id) as Construct) ?? new Construct(parent, id),
        stack,
      );
    new SnsTopic(scope, last, { name: "any" });
  }
  return stack;
}

describe("an address", () => {
  test.each([
    ["one level", ["alerts"], "alerts"],
    ["ids on the way, joined", ["alerts", "mail"], "alerts_mail"],
    ["the end of the type is left out", ["alerts", "topic"], "alerts"],
    ["and only as the last id", ["topic", "mail"], "topic_mail"],
    ["never where nothing would be left", ["topic"], "topic"],
    ["signs become underscores", ["team-a", "topic"], "team_a"],
  ])("%s", (_, path, expected) => {
    expect(synthesize(stackWith(path)).addresses).toEqual([`aws_sns_topic.${expected}`]);
  });
});

test("a data source is called as a resource is", () => {
  const stack = new EmptyStack();
  new DataAwsSnsTopic(new Construct(stack, "alerts"), "topic", { name: "any" });

  expect(synthesize(stack).addresses).toEqual(["data.aws_sns_topic.alerts"]);
});

describe("two elements of one address", () => {
  test("are an error at synth, which names both and the mend", () => {
    const stack = stackWith(["alerts", "topic"], ["alerts_x"], ["alerts"].concat("x"));

    expect(() => synthesize(stack)).toThrow(
      'some/alerts/x and some/alerts_x share the address "aws_sns_topic.alerts_x", and one would silently replace the other: give one of them another construct id',
    );
  });

  test("may be of different kinds", () => {
    const stack = stackWith(["alerts"]);
    new TerraformOutput(new Construct(stack, "outputs"), "x", { value: "x" });
    new SnsTopic(stack, "outputs_x", { name: "any" });
    new DataAwsSnsTopic(new Construct(stack, "read"), "alerts", { name: "any" });
    new SnsTopic(stack, "read_alerts", { name: "any" });

    expect(() => synthesize(stack)).not.toThrow();
  });

  test("two outputs of one name are found too", () => {
    const stack = new EmptyStack();
    new TerraformOutput(stack, "role_arn", { value: "a" });
    new TerraformOutput(new Construct(stack, "role"), "arn", { value: "b" });

    expect(() => synthesize(stack)).toThrow(/some\/role_arn and some\/role\/arn share the address/);
  });
});
