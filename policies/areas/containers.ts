import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";

const REPOSITORY_READS = [
  "ecr:DescribeImages",
  "ecr:DescribeRepositories",
  "ecr:GetLifecyclePolicy",
  "ecr:GetRepositoryPolicy",
  "ecr:ListTagsForResource",
];

const REPOSITORY_WRITES = [
  "ecr:BatchDeleteImage",
  "ecr:CreateRepository",
  "ecr:DeleteLifecyclePolicy",
  "ecr:DeleteRepository",
  "ecr:DeleteRepositoryPolicy",
  "ecr:ListImages",
  "ecr:PutImageScanningConfiguration",
  "ecr:PutImageTagMutability",
  "ecr:PutLifecyclePolicy",
  "ecr:SetRepositoryPolicy",
  "ecr:TagResource",
  "ecr:UntagResource",
];

const ECS_READS = ["ecs:DescribeClusters", "ecs:DescribeServices", "ecs:ListTagsForResource"];

const ECS_WRITES = [
  "ecs:CreateCluster",
  "ecs:CreateService",
  "ecs:DeleteCluster",
  "ecs:DeleteService",
  "ecs:PutClusterCapacityProviders",
  "ecs:RegisterTaskDefinition",
  "ecs:TagResource",
  "ecs:UntagResource",
  "ecs:UpdateCluster",
  "ecs:UpdateClusterSettings",
  "ecs:UpdateService",
];

const SCALING_READS = [
  "application-autoscaling:DescribeScalableTargets",
  "application-autoscaling:DescribeScalingPolicies",
  "application-autoscaling:DescribeScheduledActions",
];

const SCALING_WRITES = [
  "application-autoscaling:DeleteScalingPolicy",
  "application-autoscaling:DeleteScheduledAction",
  "application-autoscaling:DeregisterScalableTarget",
  "application-autoscaling:PutScalingPolicy",
  "application-autoscaling:PutScheduledAction",
  "application-autoscaling:RegisterScalableTarget",
];

/** ARNs of the clusters, services and task definitions that fit the patterns. */
function ecsResources(settings: Settings): readonly string[] {
  const named = patternArns(settings);
  return [
    ...named.regional("ecs", "cluster/"),
    ...named.pairs("ecs", "service/"),
    ...named.regional("ecs", "task-definition/", ":*"),
  ];
}

/** Reading image repositories, ECS and its scaling. */
export function containerReads(settings: Settings): readonly Statement[] {
  const arn = arnBuilder(settings);
  return [
    {
      sid: "ReadRepositories",
      actions: REPOSITORY_READS,
      resources: patternArns(settings).regional("ecr", "repository/"),
    },
    { sid: "ReadEcs", actions: ECS_READS, resources: ecsResources(settings) },
    {
      sid: "ReadTasksAndScaling",
      actions: ["ecs:DescribeTaskDefinition", ...SCALING_READS],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    {
      sid: "ReadScalingTags",
      actions: ["application-autoscaling:ListTagsForResource"],
      resources: arn.everyRegion("application-autoscaling", "scalable-target/*"),
    },
  ];
}

/** Making image repositories, clusters, services, task definitions and their scaling. */
export function containerWrites(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  const targets = arnBuilder(settings).everyRegion("application-autoscaling", "scalable-target/*");
  return [
    {
      sid: "ManageRepositories",
      actions: REPOSITORY_WRITES,
      resources: named.regional("ecr", "repository/"),
    },
    { sid: "ManageEcs", actions: ECS_WRITES, resources: ecsResources(settings) },
    {
      sid: "RetireTaskDefinitions",
      actions: ["ecs:DeregisterTaskDefinition"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    {
      sid: "ManageScaling",
      actions: SCALING_WRITES,
      resources: targets,
      conditions: {
        StringEquals: { "application-autoscaling:service-namespace": ["ecs", "rds"] },
      },
    },
    {
      sid: "TagScaling",
      actions: ["application-autoscaling:TagResource", "application-autoscaling:UntagResource"],
      resources: targets,
    },
  ];
}
