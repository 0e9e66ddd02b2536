import type { Case } from "../harness/case.ts";
import { regional, s3, worldwide } from "../harness/template.ts";
import { cases, elsewhere, type Row } from "./rows.ts";

const model = "arn:{partition}:bedrock:{region}::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0";

/** What an application's own roles do at work; `{prefix}` names them. */
const work = (prefix: string): readonly Row[] => {
  const repository = regional("ecr", `repository/${prefix}-api`);
  const group = regional("logs", `log-group:/ecs/${prefix}-task`);
  const stream = `${group}:log-stream:api/api/0123456789abcdef`;
  const secret = regional("secretsmanager", `secret:${prefix}-api-key-AbCdEf`);
  return [
    ["ecr:BatchCheckLayerAvailability", repository],
    ["ecr:BatchGetImage", repository],
    ["ecr:GetDownloadUrlForLayer", repository],
    ["logs:CreateLogGroup", group],
    ["logs:DescribeLogStreams", group],
    ["logs:CreateLogStream", stream],
    ["logs:PutLogEvents", stream],
    ["s3:ListBucket", s3(`${prefix}-data`)],
    ["secretsmanager:GetSecretValue", secret],
    ["secretsmanager:DescribeSecret", secret],
    ["sns:Publish", regional("sns", `${prefix}-alarms`)],
  ];
};

const objects: readonly Row[] = [
  ["s3:GetObject", s3("{assetsBucket}/models/reranker.bin")],
  ["s3:PutObject", s3("{assetsBucket}/models/reranker.bin")],
  ["s3:DeleteObject", s3("{assetsBucket}/models/reranker.bin")],
  ["s3:AbortMultipartUpload", s3("{assetsBucket}/models/reranker.bin")],
];

/** What RDS does as the role of its Enhanced Monitoring, in a log group. */
const monitoring = (group: string): readonly Row[] => [
  ["logs:CreateLogGroup", group],
  ["logs:PutRetentionPolicy", group],
  ...["CreateLogStream", "DescribeLogStreams", "GetLogEvents", "PutLogEvents"].map(
    (name): Row => [
      `logs:${name}`,
      name === "DescribeLogStreams" ? group : `${group}:log-stream:db-ABCDEFGHIJKLMNOP`,
    ],
  ),
];

const ALLOWED: readonly Row[] = [
  ...work("llmops"),
  ...work("prod-llmops"),
  ...objects,
  ...monitoring(regional("logs", "log-group:RDSOSMetrics")),
  ["ecr:GetAuthorizationToken", "*"],
  ["ecr:BatchGetImage", regional("ecr", "repository/{ecrRepository}")],
  ["secretsmanager:GetSecretValue", regional("secretsmanager", "secret:{secretsPrefix}db/password-AbCdEf")],
  ["cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "LLMOps" }],
];

const BUCKETS = ALLOWED.filter(([action]) => action.startsWith("s3:"));

const DENIED: readonly Row[] = [
  ...work("payments"),
  ...work("llmopsx"),
  ...monitoring(regional("logs", "log-group:RDSOSMetrics-other")),
  ...monitoring("arn:{partition}:logs:{otherRegion}:{account}:log-group:RDSOSMetrics"),
  ["logs:GetLogEvents", regional("logs", "log-group:/ecs/llmops-task:log-stream:api/api/0123456789abcdef")],
  ["s3:GetObject", s3("payments-data/customers.csv")],
  ["s3:PutObject", s3("payments-data/customers.csv")],
  // A star in front of a bucket's pattern must not reach keys of other buckets.
  ["s3:GetObject", s3("payments/prod-llmops-data/customers.csv")],
  ["s3:GetObject", s3("{stateBucket}/{applicationKey}")],
  ["s3:GetObject", s3("{stateBucket}/llmops/iam.tfstate")],
  ["s3:PutObject", s3("{auditLogsBucket}/AWSLogs/log.json.gz")],
  ["s3:DeleteBucket", s3("{assetsBucket}")],
  ["s3:PutBucketPolicy", s3("{assetsBucket}")],
  ["dynamodb:PutItem", regional("dynamodb", "table/{lockTable}")],
  ["cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/ECS" }],
  ["cloudwatch:PutMetricData", "*"],
  ["secretsmanager:PutSecretValue", regional("secretsmanager", "secret:llmops-api-key-AbCdEf")],
  [
    "secretsmanager:GetSecretValue",
    "arn:{partition}:secretsmanager:{otherRegion}:{account}:secret:llmops-api-key-AbCdEf",
  ],
  ["sns:Publish", "arn:{partition}:sns:{otherRegion}:{account}:llmops-alarms"],
  [
    "logs:PutLogEvents",
    "arn:{partition}:logs:{otherRegion}:{account}:log-group:/ecs/llmops-task:log-stream:x",
  ],
  ["logs:CreateLogGroup", "arn:{partition}:logs:{otherRegion}:{account}:log-group:/ecs/llmops-task"],
  ["ecr:BatchGetImage", "arn:{partition}:ecr:{otherRegion}:{account}:repository/{ecrRepository}"],
  // Roles do not make roles, not even bounded ones.
  ["iam:CreateRole", worldwide("iam", "role/llmops-worker"), { "iam:PermissionsBoundary": "{boundaryArn}" }],
  [
    "iam:PutRolePolicy",
    worldwide("iam", "role/llmops-worker"),
    { "iam:PermissionsBoundary": "{boundaryArn}" },
  ],
  [
    "iam:PassRole",
    worldwide("iam", "role/llmops-worker"),
    { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
  ],
];

/** A role that Terraform made, with every permission there is, under the boundary. */
export const CREATED_ROLE: readonly Case[] = [
  ...cases("under the boundary", "createdRole", "allowed", ALLOWED),
  ...cases("beyond the boundary", "createdRole", "denied", DENIED),
  ...elsewhere(cases("a bucket", "createdRole", "denied", BUCKETS)),
  ...cases("a login elsewhere", "createdRole", "denied", [["ecr:GetAuthorizationToken", "*"]]).map(
    (each): Case => ({ ...each, region: "{otherRegion}" }),
  ),
];

/** Models under the boundary, only where the settings name them. */
export const CREATED_ROLE_MODELS: readonly Case[] = [
  ...cases("a model under the boundary", "createdRole", "allowed", [
    ["bedrock:InvokeModel", model],
    ["bedrock:InvokeModelWithResponseStream", model],
  ]),
  ...cases("another model", "createdRole", "denied", [
    ["bedrock:InvokeModel", model.replace("anthropic", "meta")],
    ["bedrock:InvokeModel", model.replace("{region}", "{otherRegion}")],
  ]),
];
