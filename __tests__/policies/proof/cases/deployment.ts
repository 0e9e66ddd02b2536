import type { Case } from "../harness/case.ts";
import { regional, worldwide } from "../harness/template.ts";
import { cases, type Row } from "./rows.ts";

const repository = regional("ecr", "repository/{ecrRepository}");
const cluster = regional("ecs", "cluster/{cluster}");
const service = regional("ecs", "service/{cluster}/{service}");
const task = regional("ecs", "task/{cluster}/0123456789abcdef0123456789abcdef");
const revision = regional("ecs", "task-definition/{taskFamily}:42");
const inCluster = { "ecs:cluster": cluster };
const toTasks = { "iam:PassedToService": "ecs-tasks.amazonaws.com" };
const executionRole = worldwide("iam", "role/{ecsTaskExecutionRole}");
const taskRole = worldwide("iam", "role/{ecsTaskRole}");

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
const DOCKER_PUSH: readonly Row[] = [
  ["ecr:GetAuthorizationToken", "*"],
  ["ecr:BatchCheckLayerAvailability", repository],
  ["ecr:BatchGetImage", repository],
  ["ecr:GetDownloadUrlForLayer", repository],
  ["ecr:InitiateLayerUpload", repository],
  ["ecr:UploadLayerPart", repository],
  ["ecr:CompleteLayerUpload", repository],
  ["ecr:PutImage", repository],
  ["ecr:DescribeImages", repository],
  ["ecr:DescribeImageScanFindings", repository],
  ["ecr:DescribeRepositories", repository],
  ["ecr:ListImages", repository],
];

/** @see https://github.com/aws-actions/amazon-ecs-deploy-task-definition#permissions */
const DEPLOY_AND_WAIT: readonly Row[] = [
  ["ecs:DescribeTaskDefinition", "*"],
  ["ecs:RegisterTaskDefinition", revision],
  ["ecs:TagResource", revision, { "ecs:CreateAction": "RegisterTaskDefinition" }],
  ["iam:PassRole", executionRole, toTasks],
  ["iam:PassRole", taskRole, toTasks],
  ["ecs:UpdateService", service, { ...inCluster, "ecs:task-definition": revision }],
  // A forced deployment of what runs already names no definition.
  ["ecs:UpdateService", service, inCluster],
  ["ecs:DescribeServices", service, inCluster],
  ["ecs:DescribeTasks", task, inCluster],
];

const otherRepository = regional("ecr", "repository/{ecrRepository}-other");
const otherService = regional("ecs", "service/{cluster}/{service}-other");
const otherClusterArn = regional("ecs", "cluster/{cluster}-other");
const serviceElsewhere = regional("ecs", "service/{cluster}-other/{service}");
const taskElsewhere = regional("ecs", "task/{cluster}-other/0123456789abcdef0123456789abcdef");
const foreignRepository = "arn:{partition}:ecr:{region}:{otherAccount}:repository/{ecrRepository}";
const distantRepository = "arn:{partition}:ecr:{otherRegion}:{account}:repository/{ecrRepository}";
const foreignService = "arn:{partition}:ecs:{region}:{otherAccount}:service/{cluster}/{service}";
const distantService = "arn:{partition}:ecs:{otherRegion}:{account}:service/{cluster}/{service}";
const inOther = { "ecs:cluster": otherClusterArn };

const NEIGHBOURS: readonly Row[] = [
  ...[otherRepository, foreignRepository, distantRepository].flatMap((arn): Row[] => [
    ["ecr:PutImage", arn],
    ["ecr:BatchGetImage", arn],
    ["ecr:InitiateLayerUpload", arn],
  ]),
  ["ecs:UpdateService", otherService, inCluster],
  ["ecs:DescribeServices", otherService, inCluster],
  ["ecs:DescribeServices", service, inOther],
  // Another family's definition runs with that family's role.
  [
    "ecs:UpdateService",
    service,
    { ...inCluster, "ecs:task-definition": regional("ecs", "task-definition/administrator:1") },
  ],
  ["ecs:UpdateService", serviceElsewhere, inOther],
  ["ecs:UpdateService", foreignService, inCluster],
  ["ecs:UpdateService", distantService, inCluster],
  // The service's own cluster key does not fit: an ARN that lies about its cluster gains nothing.
  ["ecs:UpdateService", service, inOther],
  ["ecs:UpdateService", service],
  ["ecs:DescribeTasks", taskElsewhere, inOther],
  ["ecs:DescribeTasks", task, inOther],
  ["ecs:DescribeTasks", taskElsewhere, inCluster],
  ["ecs:TagResource", revision, { "ecs:CreateAction": "CreateService" }],
  ["ecs:TagResource", revision],
  ["ecs:TagResource", service, { "ecs:CreateAction": "RegisterTaskDefinition" }],
  ["iam:PassRole", worldwide("iam", "role/{terraformRole}"), toTasks],
  ["iam:PassRole", worldwide("iam", "role/{githubActionsRole}"), toTasks],
  ["iam:PassRole", worldwide("iam", "role/{ecsTaskRole}-other"), toTasks],
  ["iam:PassRole", taskRole, { "iam:PassedToService": "ec2.amazonaws.com" }],
  ["iam:PassRole", executionRole, { "iam:PassedToService": "lambda.amazonaws.com" }],
  ["iam:PassRole", taskRole],
  ["iam:PassRole", "arn:{partition}:iam::{otherAccount}:role/{ecsTaskRole}", toTasks],
];

/** Beyond a deployment: what the role must not be able to do to its own repository, service and cluster. */
const BEYOND: readonly Row[] = [
  ["ecr:DeleteRepository", repository],
  ["ecr:BatchDeleteImage", repository],
  ["ecr:SetRepositoryPolicy", repository],
  ["ecr:CreateRepository", repository],
  ["ecs:DeleteService", service, inCluster],
  ["ecs:CreateService", service, inCluster],
  ["ecs:RunTask", revision, inCluster],
  ["ecs:ExecuteCommand", task, inCluster],
  ["ecs:DeleteCluster", cluster],
  ["ecs:StopTask", task, inCluster],
  ["secretsmanager:GetSecretValue", regional("secretsmanager", "secret:{secretsPrefix}db/password-AbCdEf")],
  ["s3:GetObject", "arn:{partition}:s3:::{stateBucket}/{applicationKey}"],
];

const listTasks = regional("ecs", "container-instance/{cluster}/0123456789abcdef0123456789abcdef");

/** Everything a deployment from GitHub does, and what lies next to it. */
export const DEPLOYMENT: readonly Case[] = [
  ...cases("docker push", "githubActions", "allowed", DOCKER_PUSH),
  ...cases("deploy and wait", "githubActions", "allowed", DEPLOY_AND_WAIT),
  ...cases("watch the tasks", "githubActions", "allowed", [["ecs:ListTasks", listTasks, inCluster]]),
  ...cases("a neighbour's tasks", "githubActions", "denied", [["ecs:ListTasks", listTasks, inOther]]),
  ...cases("a neighbour", "githubActions", "denied", NEIGHBOURS),
  ...cases("beyond a deployment", "githubActions", "denied", BEYOND),
  ...cases("a login elsewhere", "githubActions", "denied", [["ecr:GetAuthorizationToken", "*"]]).map(
    (each): Case => ({ ...each, region: "{otherRegion}" }),
  ),
  ...cases("another family", "githubActions", "denied", [
    ["ecs:RegisterTaskDefinition", regional("ecs", "task-definition/{taskFamily}-other:1")],
  ]),
];
