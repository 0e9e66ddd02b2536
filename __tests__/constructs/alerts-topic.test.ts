import { describe, expect, test } from "@jest/globals";
import { TerraformVariable } from "cdktf";
import { AlertsTopic } from "../../constructs/alerts-topic.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { ref, synthesizeScope, type Template } from "../support/template.ts";

const TOPIC_ARN = /^\$\{aws_sns_topic\.\w+\.arn\}$/;

function alertsTopic(...changes: readonly Change[]): Template {
  return synthesizeScope((scope) => {
    const email = new TerraformVariable(scope, "email", { type: "string" });
    new AlertsTopic(scope, "alerts", settingsWith(...changes), email);
  });
}

describe("the alerts topic", () => {
  test("has the guide's name by default", () => {
    expect(alertsTopic().only("aws_sns_topic")).toEqual({ name: "llmops-alerts" });
  });

  test("has the name of the settings", () => {
    expect(alertsTopic(["names.alertsTopic", "team-alerts"]).only("aws_sns_topic").name).toBe("team-alerts");
  });

  test("mails the address of the variable", () => {
    expect(alertsTopic().only("aws_sns_topic_subscription")).toEqual({
      topic_arn: expect.stringMatching(TOPIC_ARN),
      protocol: "email",
      endpoint: ref("var.email"),
    });
  });

  test.each([
    ["us-east-1", "aws"],
    ["cn-north-1", "aws-cn"],
  ])("takes alarms of this account alone, through TLS alone (%s)", (region, partition) => {
    const { arn, policy } = alertsTopic(["region", region]).only("aws_sns_topic_policy");

    expect(arn).toMatch(TOPIC_ARN);
    const topic = `arn:${partition}:sns:${region}:123456789012:llmops-alerts`;
    expect(policy.Statement).toContainEqual({
      Sid: "AlarmsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: topic,
      Condition: {
        StringEquals: { "aws:SourceAccount": "123456789012" },
        ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:123456789012:alarm:*` },
      },
    });
    expect(policy.Statement).toContainEqual({
      Sid: "DenyPlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topic,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});
