import { arnBuilder, deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";

/**
 * Lets CloudWatch alarms of this account publish to the alerts topic, and refuses plain HTTP.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function alertsTopicPolicy(settings: Settings): PolicyDocument {
  const { account, arns } = deriveNames(settings);
  return policyDocument(`topic policy of ${settings.names.alertsTopic}`, [
    {
      sid: "AlarmsOfThisAccount",
      principal: { Service: "cloudwatch.amazonaws.com" },
      actions: ["sns:Publish"],
      resources: [arns.alertsTopic],
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": arnBuilder(settings).regional("cloudwatch", "alarm:*") },
      },
    },
    {
      sid: "DenyPlainHttp",
      effect: "Deny",
      principal: "*",
      actions: ["sns:Publish"],
      resources: [arns.alertsTopic],
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
