import type { Case } from "../harness/case.ts";
import { regional, worldwide } from "../harness/template.ts";
import { cases, type Row } from "./rows.ts";

const ec2 = (resource: string) => regional("ec2", resource);
const template = ec2("launch-template/lt-0a1b2c3d4e5f60718");
const image = "arn:{partition}:ec2:{region}::image/ami-0a1b2c3d4e5f60718";
const instance = ec2("instance/i-0a1b2c3d4e5f60718");

/** Everything a launch touches: each is authorized by itself. */
const LAUNCHED = [
  instance,
  image,
  template,
  ec2("key-pair/llmops"),
  ec2("network-interface/eni-0a1b2c3d4e5f60718"),
  ec2("security-group/sg-0a1b2c3d4e5f60718"),
  ec2("subnet/subnet-0a1b2c3d4e5f60718"),
  ec2("volume/vol-0a1b2c3d4e5f60718"),
];

const fromTemplate = { "ec2:LaunchTemplate": template };
const withRole = {
  ...fromTemplate,
  "ec2:InstanceProfile": worldwide("iam", "instance-profile/administrator"),
};
const launch = (context: Row[2]) => LAUNCHED.map((arn): Row => ["ec2:RunInstances", arn, context]);

const TEMPLATE_OPERATIONS = [
  "CreateLaunchTemplateVersion",
  "CreateTags",
  "DeleteLaunchTemplate",
  "DeleteLaunchTemplateVersions",
  "DeleteTags",
  "ModifyLaunchTemplate",
];

/** What is done to templates of that name, as their tag says. */
const templates = (name: string): readonly Row[] => [
  ["ec2:CreateLaunchTemplate", template, { "aws:RequestTag/Name": name }],
  ...TEMPLATE_OPERATIONS.map(
    (operation): Row => [`ec2:${operation}`, template, { "aws:ResourceTag/Name": name }],
  ),
];

const TEMPLATES: readonly Row[] = [...templates("llmops-workers"), ...templates("prod-llmops-workers")];

/** Whoever writes a version of somebody's template runs code as what starts from it. */
const OTHER_TEMPLATES: readonly Row[] = [
  ...templates("payments-workers"),
  ...templates("llmops-workers").map(([action, arn]): Row => [action, arn]),
];

const group = regional(
  "autoscaling",
  "autoScalingGroup:0a1b2c3d-0000-4000-8000-000000000000:autoScalingGroupName/llmops-workers",
);
const byVersion = { "autoscaling:LaunchTemplateVersionSpecified": "true" };
const byLatest = { "autoscaling:LaunchTemplateVersionSpecified": "false" };
const configured = { "autoscaling:LaunchConfigurationName": "administrator" };

const GROUPS: readonly Row[] = [
  ["autoscaling:CreateAutoScalingGroup", group, byVersion],
  ["autoscaling:UpdateAutoScalingGroup", group, byVersion],
  ["autoscaling:UpdateAutoScalingGroup", group],
  ["autoscaling:PutScalingPolicy", group],
];

/** Later versions of a template would be launched by Auto Scaling's own role, which may pass any role. */
const UNPINNED_GROUPS: readonly Row[] = [
  ["autoscaling:CreateAutoScalingGroup", group, byLatest],
  ["autoscaling:CreateAutoScalingGroup", group, configured],
  ["autoscaling:UpdateAutoScalingGroup", group, byLatest],
  ["autoscaling:UpdateAutoScalingGroup", group, configured],
  ["autoscaling:StartInstanceRefresh", group],
  [
    "autoscaling:CreateLaunchConfiguration",
    regional("autoscaling", "launchConfiguration:0a1b2c3d:launchConfigurationName/llmops-workers"),
  ],
];

const OTHER_GROUPS: readonly Row[] = GROUPS.map(([action, arn, context]) => [
  action,
  arn.replace("llmops", "payments"),
  context,
]);

const TAGS: readonly Row[] = [
  ["ec2:CreateTags", instance, { "ec2:CreateAction": "RunInstances" }],
  ["ec2:CreateTags", ec2("volume/vol-0a1b2c3d4e5f60718"), { "ec2:CreateAction": "RunInstances" }],
  ["ec2:CreateTags", template, { "ec2:CreateAction": "CreateLaunchTemplate" }],
];

/** A tag on what is there already would make it one's own. */
const RETAGS: readonly Row[] = TAGS.map(([action, arn]) => [action, arn]);

/** The same rows on resources of another region, and of another account. */
const elsewhere = (rows: readonly Row[]): readonly Row[] =>
  rows
    .flatMap(([action, arn, context]): Row[] => [
      [action, arn.replace("{region}", "{otherRegion}"), context ?? {}],
      [action, arn.replace("{account}", "{otherAccount}"), context ?? {}],
    ])
    .filter(([, arn]) => /\{other/.test(arn));

/** What a launch may touch besides, and this role's may not. */
const OTHER_LAUNCHED: readonly Row[] = [
  "capacity-reservation/cr-0a1b2c3d4e5f60718",
  "placement-group/tight",
].map((resource) => ["ec2:RunInstances", ec2(resource), fromTemplate]);

/** Groups of instances: what a launch asks for, from a template and never with a role. */
export const INSTANCES: readonly Case[] = [
  ...cases("a launch template", "terraform", "allowed", TEMPLATES),
  ...cases("somebody's launch template", "terraform", "denied", OTHER_TEMPLATES),
  ...cases("a group of instances", "terraform", "allowed", GROUPS),
  ...cases("a group of what comes later", "terraform", "denied", UNPINNED_GROUPS),
  ...cases("somebody's group", "terraform", "denied", OTHER_GROUPS),
  ...cases("a launch from a template", "terraform", "allowed", launch(fromTemplate)),
  ...cases("tags of what is launched", "terraform", "allowed", TAGS),
  ...cases("tags of what is there already", "terraform", "denied", RETAGS),
  ...cases("a launch on what is somebody's", "terraform", "denied", OTHER_LAUNCHED),
  ...cases("a launch with a role", "terraform", "denied", [["ec2:RunInstances", instance, withRole]]),
  ...cases("a launch without a template", "terraform", "denied", [["ec2:RunInstances", instance]]),
  ...cases(
    "elsewhere",
    "terraform",
    "denied",
    elsewhere([...TEMPLATES, ...GROUPS, ...launch(fromTemplate), ...TAGS]),
  ),
  ...cases("by a plan", "terraformPlan", "denied", [...TEMPLATES, ...launch(fromTemplate), ...TAGS]),
];
