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

const TEMPLATES: readonly Row[] = [
  ["ec2:CreateLaunchTemplate", template],
  ["ec2:CreateLaunchTemplateVersion", template],
  ["ec2:ModifyLaunchTemplate", template],
  ["ec2:DeleteLaunchTemplate", template],
];

const TAGS: readonly Row[] = [
  ["ec2:CreateTags", instance, { "ec2:CreateAction": "RunInstances" }],
  ["ec2:CreateTags", ec2("volume/vol-0a1b2c3d4e5f60718"), { "ec2:CreateAction": "RunInstances" }],
  ["ec2:CreateTags", template, { "ec2:CreateAction": "CreateLaunchTemplate" }],
];

/** The same rows on resources of another region. */
const distant = (rows: readonly Row[]): readonly Row[] =>
  rows.map(([action, arn, context]) => [action, arn.replace("{region}", "{otherRegion}"), context ?? {}]);

/** Groups of instances: what a launch asks for, from a template and never with a role. */
export const INSTANCES: readonly Case[] = [
  ...cases("a launch template", "terraform", "allowed", TEMPLATES),
  ...cases("a launch from a template", "terraform", "allowed", launch(fromTemplate)),
  ...cases("tags of what is launched", "terraform", "allowed", TAGS),
  ...cases("a launch with a role", "terraform", "denied", [["ec2:RunInstances", instance, withRole]]),
  ...cases("a launch without a template", "terraform", "denied", [["ec2:RunInstances", instance]]),
  ...cases("elsewhere", "terraform", "denied", distant([...TEMPLATES, ...launch(fromTemplate), ...TAGS])),
  ...cases("by a plan", "terraformPlan", "denied", [...TEMPLATES, ...launch(fromTemplate), ...TAGS]),
];
