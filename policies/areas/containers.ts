import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions, oneOrMany } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

const REPOSITORY_READS = [
  "ecr:DescribeImages",
  "ecr:DescribeRepositories",
  "ecr:GetLifecyclePolicy",
  "ecr:GetRepositoryPolicy",
  "ecr:ListImages",
  "ecr:ListTagsForResource",
];

const REPOSITORY_WRITES = [
  "ecr:CreateRepository",
  "ecr:DeleteLifecyclePolicy",
  "ecr:DeleteRepository",
  "ecr:DeleteRepositoryPolicy",
  "ecr:PutImageScanningConfiguration",
  "ecr:PutImageTagMutability",
  "ecr:PutLifecyclePolicy",
  "ecr:SetRepositoryPolicy",
  "ecr:TagResource",
  "ecr:UntagResource",
];

const ECS_READS = [
  "ecs:DescribeClusters",
  "ecs:DescribeServiceDeployments",
  "ecs:DescribeServices",
  "ecs:ListServiceDeployments",
  "ecs:ListTagsForResource",
];

const ECS_WRITES = [
  "ecs:CreateCluster",
  "ecs:DeleteCluster",
  "ecs:DeleteService",
  "ecs:PutClusterCapacityProviders",
  "ecs:RegisterTaskDefinition",
  "ecs:TagResource",
  "ecs:UntagResource",
  "ecs:UpdateCluster",
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

const SCALING_TAG_WRITES = ["application-autoscaling:TagResource", "application-autoscaling:UntagResource"];

/**
 * Image repositories, clusters, services, task definitions and their scaling. A condition holds the
 * regions: an ARN for each of them would not fit three.
 */
export function containers(settings: Settings, access: Access): readonly Statement[] {
  return [
    {
      sid: "Repositories",
      actions: actionsFor(access, REPOSITORY_READS, REPOSITORY_WRITES),
      resources: patternArns(settings, "any").regional("ecr", "repository/"),
      conditions: inRegions(settings),
    },
    ...ecs(settings, access),
    ...scaling(settings, access),
  ];
}

/**
 * A service runs task definitions that fit the patterns only: another's would run with its role,
 * which nobody passed. A task definition is described and retired on `*` only.
 */
function ecs(settings: Settings, access: Access): readonly Statement[] {
  const named = patternArns(settings, "any");
  const conditions = inRegions(settings);
  const taskDefinitions = settings.terraformRole.namePatterns.map((pattern) =>
    arnBuilder(settings).anyRegion("ecs", `task-definition/${pattern}:*`),
  );
  const writes: readonly Statement[] = [
    {
      sid: "Services",
      actions: ["ecs:CreateService", "ecs:UpdateService"],
      resources: named.pairs("ecs", "service/"),
      conditions: { ...conditions, ArnLikeIfExists: { "ecs:task-definition": oneOrMany(taskDefinitions) } },
    },
    ...(settings.ecs.registrationScope === "any"
      ? [
          {
            sid: "RegisterAnyFamily",
            actions: ["ecs:RegisterTaskDefinition"],
            resources: ["*"],
            conditions,
          },
        ]
      : []),
  ];
  return [
    {
      sid: "Ecs",
      actions: actionsFor(access, ECS_READS, ECS_WRITES),
      resources: [
        ...named.regional("ecs", "cluster/"),
        ...named.pairs("ecs", "service/"),
        ...named.regional("ecs", "service-deployment/", "/*/*"),
        ...named.regional("ecs", "task-definition/", ":*"),
      ],
      conditions,
    },
    ...(access === "manage" ? writes : []),
    {
      sid: "TaskDefinitions",
      actions: actionsFor(access, ["ecs:DescribeTaskDefinition"], ["ecs:DeregisterTaskDefinition"]),
      resources: ["*"],
      conditions,
    },
  ];
}

/** Ids of scalable targets are AWS's own; the service they scale holds them. */
function scaling(settings: Settings, access: Access): readonly Statement[] {
  const targets = [arnBuilder(settings).anyRegion("application-autoscaling", "scalable-target/*")];
  const conditions = inRegions(settings);
  const writes: readonly Statement[] = [
    {
      sid: "Scaling",
      actions: SCALING_WRITES,
      resources: targets,
      conditions: {
        StringEquals: {
          ...conditions.StringEquals,
          "application-autoscaling:service-namespace": ["ecs", "rds"],
        },
      },
    },
  ];
  return [
    { sid: "ReadScaling", actions: SCALING_READS, resources: ["*"], conditions },
    {
      sid: "ScalingTags",
      actions: actionsFor(access, ["application-autoscaling:ListTagsForResource"], SCALING_TAG_WRITES),
      resources: targets,
      conditions,
    },
    ...(access === "manage" ? writes : []),
  ];
}
