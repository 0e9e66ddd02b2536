import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions, oneOrMany } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import type { Access } from "./access.ts";

const READS = [
  "autoscaling:DescribeAutoScalingGroups",
  "autoscaling:DescribePolicies",
  "autoscaling:DescribeScalingActivities",
  "autoscaling:DescribeScheduledActions",
  "autoscaling:DescribeTags",
  "autoscaling:DescribeTrafficSources",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:DescribeLaunchTemplates",
];

const GROUP_WRITES = [
  "autoscaling:AttachLoadBalancerTargetGroups",
  "autoscaling:AttachTrafficSources",
  "autoscaling:CreateOrUpdateTags",
  "autoscaling:DeleteAutoScalingGroup",
  "autoscaling:DeletePolicy",
  "autoscaling:DeleteScheduledAction",
  "autoscaling:DeleteTags",
  "autoscaling:DetachLoadBalancerTargetGroups",
  "autoscaling:DetachTrafficSources",
  "autoscaling:DisableMetricsCollection",
  "autoscaling:EnableMetricsCollection",
  "autoscaling:PutScalingPolicy",
  "autoscaling:PutScheduledUpdateGroupAction",
  "autoscaling:ResumeProcesses",
  "autoscaling:SetInstanceProtection",
  "autoscaling:SuspendProcesses",
];

const TEMPLATE_WRITES = [
  "ec2:CreateLaunchTemplateVersion",
  "ec2:CreateTags",
  "ec2:DeleteLaunchTemplate",
  "ec2:DeleteLaunchTemplateVersions",
  "ec2:DeleteTags",
  "ec2:ModifyLaunchTemplate",
];

/** What an instance is launched with; images are AWS's or another account's. */
const LAUNCHED_WITH = [
  "instance/*",
  "key-pair/*",
  "launch-template/*",
  "network-interface/*",
  "security-group/*",
  "subnet/*",
  "volume/*",
];

/**
 * Groups of instances, and the launch templates they start from. An instance never carries a role:
 * IAM holds a role that is passed to EC2 by its name only, and whoever logs in to an instance has it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
export function instances(settings: Settings, access: Access): readonly Statement[] {
  return [
    { sid: "ReadInstances", actions: READS, resources: ["*"], conditions: inRegions(settings) },
    ...(access === "manage" ? [...groups(settings), ...launches(settings)] : []),
  ];
}

/**
 * A group starts from one version of a template, which whoever names it must be allowed to launch:
 * with $Latest or $Default, later versions would be launched by Auto Scaling's own role, and it may
 * pass any role there is.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/security_iam_id-based-policy-examples.html
 */
function groups(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  const resources = named.regional("autoscaling", "autoScalingGroup:*:autoScalingGroupName/");
  return [
    {
      sid: "CreateGroups",
      actions: ["autoscaling:CreateAutoScalingGroup"],
      resources,
      conditions: { Bool: { "autoscaling:LaunchTemplateVersionSpecified": "true" } },
    },
    {
      sid: "UpdateGroups",
      actions: ["autoscaling:UpdateAutoScalingGroup"],
      resources,
      conditions: {
        BoolIfExists: { "autoscaling:LaunchTemplateVersionSpecified": "true" },
        Null: { "autoscaling:LaunchConfigurationName": "true" },
      },
    },
    { sid: "Groups", actions: GROUP_WRITES, resources },
  ];
}

/**
 * A template has no name in its ARN, and what starts from it runs what it says: the tag `Name`
 * holds the role to its own, and of what is not its own only making it may tag it.
 */
function launches(settings: Settings): readonly Statement[] {
  const arn = arnBuilder(settings);
  // A condition holds the regions: an ARN for each of them and each kind would not fit three regions.
  const here = inRegions(settings);
  const inEc2 = (types: readonly string[]) => types.map((type) => arn.anyRegion("ec2", type));
  const templates = inEc2(["launch-template/*"]);
  const names = oneOrMany(settings.terraformRole.namePatterns);
  return [
    {
      sid: "CreateTemplates",
      actions: ["ec2:CreateLaunchTemplate"],
      resources: templates,
      conditions: { ...here, StringLike: { "aws:RequestTag/Name": names } },
    },
    {
      sid: "Templates",
      actions: TEMPLATE_WRITES,
      resources: templates,
      conditions: { ...here, StringLike: { "aws:ResourceTag/Name": names } },
    },
    {
      sid: "LaunchFromTemplates",
      actions: ["ec2:RunInstances"],
      resources: [...inEc2(LAUNCHED_WITH), ...arn.images()],
      conditions: {
        ...here,
        ArnLike: { "ec2:LaunchTemplate": arn.anyRegion("ec2", "launch-template/*") },
        Null: { "ec2:InstanceProfile": "true" },
      },
    },
    {
      sid: "TagInstances",
      actions: ["ec2:CreateTags"],
      resources: inEc2(["instance/*", "launch-template/*", "volume/*"]),
      conditions: {
        StringEquals: { ...here.StringEquals, "ec2:CreateAction": ["CreateLaunchTemplate", "RunInstances"] },
      },
    },
  ];
}
