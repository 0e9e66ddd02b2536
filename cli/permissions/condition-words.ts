import type { Conditions } from "../../policies/statement.ts";

/** How the condition keys that the project's policies use read in a sentence. */
const PHRASES: Readonly<Record<string, string>> = {
  "application-autoscaling:service-namespace": "of",
  "autoscaling:LaunchConfigurationName": "without a launch configuration",
  "autoscaling:LaunchTemplateVersionSpecified": "from one version of a template",
  "aws:MultiFactorAuthPresent": "with a second factor",
  "aws:RequestTag/Name": "when tagged with the name",
  "aws:RequestedRegion": "in",
  "aws:ResourceTag/Name": "when its tag is the name",
  "aws:SourceAccount": "on behalf of account",
  "aws:SourceArn": "on behalf of",
  "bedrock:InferenceProfileArn": "by way of",
  "cloudwatch:AlarmActions": "that acts on nothing but",
  "cloudwatch:namespace": "in the namespace",
  "dynamodb:LeadingKeys": "for the items",
  "ec2:CreateAction": "when created by",
  "ec2:InstanceProfile": "without an instance profile",
  "ec2:LaunchTemplate": "from",
  "ecs:CreateAction": "when created by",
  "ecs:cluster": "in",
  "ecs:task-definition": "with",
  "iam:AWSServiceName": "for",
  "iam:PassedToService": "to",
  "iam:PermissionsBoundary": "only under the boundary",
  "kms:ViaService": "by way of",
  "s3:ResourceAccount": "in account",
};

/** Conditions in words, one phrase a key. */
export function conditionWords(conditions: Conditions): readonly string[] {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const phrase = PHRASES[key] ?? key;
      const not = operator.includes("Not") ? "but not " : "";
      if (values === "true" && phrase !== key) return `${not}${phrase}`;
      return `${not}${phrase} ${[values].flat().join(" or ")}`;
    }),
  );
}
