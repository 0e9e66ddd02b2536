import type { Case } from "../harness/case.ts";
import { regional, worldwide } from "../harness/template.ts";
import { cases, type Row } from "./rows.ts";

const linkedRole = (service: string, name: string): Row => [
  "iam:CreateServiceLinkedRole",
  worldwide("iam", `role/aws-service-role/${service}/${name}`),
  { "iam:AWSServiceName": service },
];

/** Roles that AWS's services make for themselves on first use, in the caller's name. */
const LINKED_ROLES: readonly Row[] = [
  linkedRole("ecs.amazonaws.com", "AWSServiceRoleForECS"),
  linkedRole("elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing"),
  linkedRole("rds.amazonaws.com", "AWSServiceRoleForRDS"),
  linkedRole(
    "ecs.application-autoscaling.amazonaws.com",
    "AWSServiceRoleForApplicationAutoScaling_ECSService",
  ),
];

const NOT_LINKED: readonly Row[] = [
  linkedRole("replicator.lambda.amazonaws.com", "AWSServiceRoleForLambdaReplicator"),
  [
    "iam:CreateServiceLinkedRole",
    worldwide("iam", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
    { "iam:AWSServiceName": "organizations.amazonaws.com" },
  ],
];

const passed = (service: string) => ({ "iam:PassedToService": service });
const toTasks = passed("ecs-tasks.amazonaws.com");

const PASSED: readonly Row[] = [
  ["iam:PassRole", worldwide("iam", "role/{ecsTaskExecutionRole}"), toTasks],
  ["iam:PassRole", worldwide("iam", "role/{ecsTaskRole}"), toTasks],
  ["iam:PassRole", worldwide("iam", "role/llmops-worker"), toTasks],
  ["iam:PassRole", worldwide("iam", "role/prod-llmops-worker"), toTasks],
];

const target = regional("application-autoscaling", "scalable-target/1234abcd56ef78gh9012ij34klmn56op");

/** Scaling of other services than the application's. */
const OTHER_SCALING: readonly Row[] = [
  "RegisterScalableTarget",
  "PutScalingPolicy",
  "DeregisterScalableTarget",
].flatMap((name): Row[] => [
  [`application-autoscaling:${name}`, target, { "application-autoscaling:service-namespace": "dynamodb" }],
  [`application-autoscaling:${name}`, target],
]);

/** What no recorded call shows: roles of AWS's services, roles that are passed on, scaling by namespace. */
export const INFRASTRUCTURE: readonly Case[] = [
  ...cases("a role of a service", "terraform", "allowed", LINKED_ROLES),
  ...cases("a role of another service", "terraform", "denied", NOT_LINKED),
  ...cases("a role for the tasks", "terraform", "allowed", PASSED),
  ...cases("scaling of something else", "terraform", "denied", OTHER_SCALING),
];

const keyUse = (arn: string): readonly Row[] =>
  ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"].map((action) => [action, arn]);

/** Only where the settings name a key for the states, `{stateKey}`. */
export const STATE_KEY: readonly Case[] = (["terraform", "terraformPlan"] as const).flatMap((role) => [
  ...cases("the states' key", role, "allowed", keyUse("{stateKey}")),
  ...cases(
    "another key",
    role,
    "denied",
    keyUse(regional("kms", "key/ffffffff-0000-4000-8000-000000000000")),
  ),
]);
