import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import type { Statement } from "./statement.ts";

/** What a deployment does: push an image, register a revision of the task, roll the service and watch it. */
export function githubActionsPermissions(settings: Settings): PolicyDocument {
  return policyDocument(settings.names.githubActionsPolicy, [...push(settings), ...deploy(settings)]);
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
function push(settings: Settings): readonly Statement[] {
  const { arns, region } = deriveNames(settings);
  return [
    {
      sid: "LogInToRegistry",
      actions: ["ecr:GetAuthorizationToken"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      sid: "PushAndReadImages",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:DescribeImageScanFindings",
        "ecr:DescribeRepositories",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:ListImages",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      resources: [arns.ecrRepository],
    },
  ];
}

/** @see https://github.com/aws-actions/amazon-ecs-deploy-task-definition#permissions */
function deploy(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  const ofTheCluster = { ArnEquals: { "ecs:cluster": arns.cluster } };
  return [
    { sid: "ReadTaskDefinitions", actions: ["ecs:DescribeTaskDefinition"], resources: ["*"] },
    {
      sid: "RegisterRevisions",
      actions: ["ecs:RegisterTaskDefinition"],
      resources: [settings.ecs.registrationScope === "any" ? "*" : arns.taskDefinitions],
    },
    {
      sid: "TagRevisions",
      actions: ["ecs:TagResource"],
      resources: [arns.taskDefinitions],
      conditions: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
    },
    {
      sid: "WatchService",
      actions: ["ecs:DescribeServices"],
      resources: [arns.service],
      conditions: ofTheCluster,
    },
    {
      // Another family's definition would run with that family's role, which nobody passed.
      sid: "RollService",
      actions: ["ecs:UpdateService"],
      resources: [arns.service],
      conditions: { ...ofTheCluster, ArnLikeIfExists: { "ecs:task-definition": arns.taskDefinitions } },
    },
    { sid: "ListTasks", actions: ["ecs:ListTasks"], resources: ["*"], conditions: ofTheCluster },
    { sid: "WatchTasks", actions: ["ecs:DescribeTasks"], resources: [arns.tasks], conditions: ofTheCluster },
    {
      sid: "PassEcsRoles",
      actions: ["iam:PassRole"],
      resources: [arns.ecsTaskExecutionRole, arns.ecsTaskRole],
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}
