import type { Case } from "../harness/case.ts";
import type { Context } from "../harness/simulator.ts";
import { regional, s3, worldwide } from "../harness/template.ts";
import { cases, elsewhere, type Row } from "./rows.ts";

const linkedRole = (service: string, name: string): Row => [
  "iam:CreateServiceLinkedRole",
  worldwide("iam", `role/aws-service-role/${service}/${name}`),
  { "iam:AWSServiceName": service },
];

/** Roles that AWS's services make for themselves on first use, in the caller's name. */
const LINKED_ROLES: readonly Row[] = [
  linkedRole("ecs.amazonaws.com", "AWSServiceRoleForECS"),
  linkedRole("elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing"),
  linkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"),
  linkedRole("rds.amazonaws.com", "AWSServiceRoleForRDS"),
  linkedRole(
    "rds.application-autoscaling.amazonaws.com",
    "AWSServiceRoleForApplicationAutoScaling_RDSCluster",
  ),
  linkedRole(
    "ecs.application-autoscaling.amazonaws.com",
    "AWSServiceRoleForApplicationAutoScaling_ECSService",
  ),
];

/** The service a role is asked for does not make it belong to that service. */
const MISNAMED: readonly Row[] = LINKED_ROLES.map(([action, , context]) => [
  action,
  worldwide("iam", "role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations"),
  context,
]);

const NOT_LINKED: readonly Row[] = [
  ...MISNAMED,
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
  [
    "iam:PassRole",
    worldwide("iam", "role/prod-llmops-db-monitoring"),
    passed("monitoring.rds.amazonaws.com"),
  ],
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

const applicationService = regional("ecs", "service/llmops-cluster/llmops-service");
const running = (family: string) => ({
  "ecs:task-definition": regional("ecs", `task-definition/${family}:1`),
});
const services = (family: string, service = applicationService): readonly Row[] =>
  ["ecs:CreateService", "ecs:UpdateService"].map((action) => [action, service, running(family)]);

const alarm = (...actions: readonly string[]): Row => [
  "cloudwatch:PutMetricAlarm",
  regional("cloudwatch", "alarm:prod-llmops-cpu-high"),
  actions.length > 0 ? { "cloudwatch:AlarmActions": actions } : undefined,
];
const topic = regional("sns", "prod-llmops-alarms");

const ALARMS: readonly Row[] = [
  alarm(),
  alarm(topic),
  alarm(topic, regional("autoscaling", "scalingPolicy:0a1b2c3d:resource/ecs/x:policyName/cpu")),
];

/** What CloudWatch would do with a role of its own, to whatever the alarm names. */
const HARMFUL_ALARMS: readonly Row[] = [
  alarm("arn:{partition}:automate:{region}:ec2:terminate"),
  alarm(topic, regional("lambda", "function:administrator")),
  alarm("arn:{partition}:sns:{region}:{otherAccount}:prod-llmops-alarms"),
];

/** Who may silence the alerts may hide the rest. */
const SILENCED: readonly Row[] = [
  ["sns:SetSubscriptionAttributes", regional("sns", "{alertsTopic}")],
  ["sns:Unsubscribe", regional("sns", "{alertsTopic}")],
];

const OBJECT_READS = ["s3:GetObject", "s3:GetObjectTagging"];
const OBJECT_WRITES = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject", "s3:PutObjectTagging"];

const objects = (arn: string, actions = [...OBJECT_READS, ...OBJECT_WRITES]): readonly Row[] =>
  actions.map((action) => [action, arn]);

const asset = s3("{assetsBucket}/models/reranker.bin");

/** CloudFront's list of addresses is AWS's own. */
const AWS_PREFIX_LIST: readonly Row[] = [
  [
    "ec2:GetManagedPrefixListEntries",
    "arn:{partition}:ec2:{region}:aws:prefix-list/pl-0a1b2c3d",
    { "aws:ResourceAccount": "aws" },
  ],
];

/** A health check is none of the application's, and takes the same tagging actions as a zone. */
const HEALTH_CHECK: readonly Row[] = [
  ["route53:ListTagsForResource", "arn:{partition}:route53:::healthcheck/0a1b2c3d"],
  ["route53:ChangeTagsForResource", "arn:{partition}:route53:::healthcheck/0a1b2c3d"],
];

/** What no recorded call shows: roles of AWS's services, roles that are passed on, scaling by namespace, assets. */
export const INFRASTRUCTURE: readonly Case[] = [
  ...cases("a role of a service", "terraform", "allowed", LINKED_ROLES),
  ...cases("a role of another service", "terraform", "denied", NOT_LINKED),
  ...cases("a service of the application", "terraform", "allowed", services("prod-llmops-task")),
  ...cases("a service with somebody's tasks", "terraform", "denied", services("administrator")),
  ...cases("somebody's service with tasks of the application", "terraform", "denied", [
    ...services("llmops-task", regional("ecs", "service/payments-cluster/payments-service")),
    ...services("llmops-task", applicationService.replace("{account}", "{otherAccount}")),
  ]),
  ...cases("an alarm", "terraform", "allowed", ALARMS),
  ...cases("an alarm that acts", "terraform", "denied", HARMFUL_ALARMS),
  ...cases("the alerts", "terraform", "denied", SILENCED),
  ...cases("a role for the tasks", "terraform", "allowed", PASSED),
  ...cases("scaling of something else", "terraform", "denied", OTHER_SCALING),
  ...cases("an asset", "terraform", "allowed", objects(asset)),
  ...elsewhere(cases("an asset", "terraform", "denied", objects(asset))),
  ...cases("somebody's object", "terraform", "denied", objects(s3("payments/prod-llmops-data/x"))),
  ...cases("an asset", "terraformPlan", "allowed", objects(asset, OBJECT_READS)),
  ...cases("an asset", "terraformPlan", "denied", objects(asset, OBJECT_WRITES)),
  ...elsewhere(cases("an asset", "terraformPlan", "denied", objects(asset, OBJECT_READS))),
  ...cases("a prefix list of AWS", "terraform", "allowed", AWS_PREFIX_LIST),
  ...cases("a prefix list of AWS", "terraformPlan", "allowed", AWS_PREFIX_LIST),
  ...cases("a health check", "terraform", "denied", HEALTH_CHECK),
  ...cases("a health check", "terraformPlan", "denied", HEALTH_CHECK),
];

const throughS3 = { "kms:ViaService": "s3.{region}.amazonaws.com" };
const throughOther = { "kms:ViaService": "secretsmanager.{region}.amazonaws.com" };
const otherKey = regional("kms", "key/ffffffff-0000-4000-8000-000000000000");

const keyUse = (arn: string, context?: Context): readonly Row[] =>
  ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"].map((action) => [action, arn, context]);

/** Only where the settings name a key for the states, `{stateKey}`; a key's policy leaves the decision to the account. */
export const STATE_KEY: readonly Case[] = (["terraform", "terraformPlan"] as const)
  .flatMap((role) => [
    ...cases("the states' key", role, "allowed", keyUse("{stateKey}", throughS3)),
    ...cases("the states' key by hand", role, "denied", keyUse("{stateKey}")),
    ...cases("the states' key through another service", role, "denied", keyUse("{stateKey}", throughOther)),
    ...cases("another key", role, "denied", keyUse(otherKey, throughS3)),
  ])
  .map((each): Case => ({ ...each, resourcePolicy: "trustsAccount" }));
