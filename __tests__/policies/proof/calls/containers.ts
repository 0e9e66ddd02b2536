import { regional } from "../harness/template.ts";
import { type CallTable, nameOf, on, onAll, same } from "./requirement.ts";

const repository = regional("ecr", "repository/{repositoryName}");
const cluster = regional("ecs", "cluster/{clusterName}");
const service = regional("ecs", "service/{clusterName}/{serviceName}");
const serviceDeployment = regional("ecs", "service-deployment/{clusterName}/{serviceName}/a1b2c3d4e5f60718");
const taskDefinition = regional("ecs", "task-definition/{family}:1");

/** The image repository. */
export const ecr: CallTable = {
  operations: {
    ...same("ecr", repository, [
      "DeleteLifecyclePolicy",
      "DeleteRepository",
      "DeleteRepositoryPolicy",
      "DescribeImages",
      "DescribeRepositories",
      "GetLifecyclePolicy",
      "GetRepositoryPolicy",
      "ListImages",
      "ListTagsForResource",
      "PutImageScanningConfiguration",
      "PutImageTagMutability",
      "PutLifecyclePolicy",
      "SetRepositoryPolicy",
      "TagResource",
      "UntagResource",
    ]),
    CreateRepository: [on(repository, "ecr:CreateRepository"), on(repository, "ecr:TagResource")],
  },
  samples: { repositoryName: "{prefix}-system" },
  told: { repositoryName: (call) => nameOf(call, "repositoryName", "repositoryNames", "resourceArn") },
};

const created = (operation: string, resource: string) => [
  on(resource, `ecs:${operation}`),
  on(resource, "ecs:TagResource", { "ecs:CreateAction": operation }),
];

const inCluster = (operation: string) => on(service, `ecs:${operation}`, { "ecs:cluster": cluster });

/** A service that is given a task definition: ECS tells which. */
const running = (operation: string) =>
  on(service, `ecs:${operation}`, { "ecs:cluster": cluster, "ecs:task-definition": "{taskDefinition}" });

/** Cluster, service and task definition. */
export const ecs: CallTable = {
  operations: {
    ...same("ecs", cluster, [
      "DeleteCluster",
      "DescribeClusters",
      "PutClusterCapacityProviders",
      "UpdateCluster",
      "ListTagsForResource",
      "TagResource",
      "UntagResource",
    ]),
    CreateCluster: created("CreateCluster", cluster),
    CreateService: [
      running("CreateService"),
      on(service, "ecs:TagResource", { "ecs:CreateAction": "CreateService" }),
    ],
    DeleteService: [inCluster("DeleteService")],
    ...same("ecs", service, ["ListServiceDeployments"]),
    DescribeServiceDeployments: [service, serviceDeployment].map((each) =>
      on(each, "ecs:DescribeServiceDeployments"),
    ),
    DescribeServices: [inCluster("DescribeServices")],
    UpdateService: [running("UpdateService")],
    DescribeTaskDefinition: [onAll("ecs:DescribeTaskDefinition")],
    DeregisterTaskDefinition: [onAll("ecs:DeregisterTaskDefinition")],
    // The task's two roles are handed to ECS here, not when the service is made.
    RegisterTaskDefinition: [
      ...created("RegisterTaskDefinition", taskDefinition),
      on("{executionRoleArn}", "iam:PassRole", { "iam:PassedToService": "ecs-tasks.amazonaws.com" }),
      on("{taskRoleArn}", "iam:PassRole", { "iam:PassedToService": "ecs-tasks.amazonaws.com" }),
    ],
  },
  samples: {
    clusterName: "{prefix}-cluster",
    serviceName: "{prefix}-service",
    family: "{prefix}-task",
    taskDefinition: regional("ecs", "task-definition/{family}:1"),
    executionRoleArn: "arn:{partition}:iam::{account}:role/{prefix}-execution-role",
    taskRoleArn: "arn:{partition}:iam::{account}:role/{prefix}-task-role",
  },
  told: {
    clusterName: (call) => nameOf(call, "clusterName", "cluster", "clusters"),
    // An ARN of a service names its cluster first.
    serviceName: (call) => nameOf(call, "serviceName", "service", "services")?.split("/").at(-1),
  },
};
