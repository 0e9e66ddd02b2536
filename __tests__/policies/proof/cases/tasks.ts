import type { Case } from "../harness/case.ts";
import { regional, s3 } from "../harness/template.ts";
import { cases, elsewhere, type Row } from "./rows.ts";

const secret = regional("secretsmanager", "secret:{secretsPrefix}db/password-AbCdEf");
const logGroup = regional("logs", "log-group:/ecs/{taskFamily}");
const stream = regional("logs", "log-group:/ecs/{taskFamily}:log-stream:web/web/0123456789abcdef");
const repository = regional("ecr", "repository/{ecrRepository}");
const assets = s3("{assetsBucket}");
const asset = s3("{assetsBucket}/models/reranker.bin");
const model = "arn:{partition}:bedrock:{region}::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0";
const metrics = { "cloudwatch:namespace": "LLMOps" };

const otherSecret = regional("secretsmanager", "secret:payments/db/password-AbCdEf");
const foreignSecret =
  "arn:{partition}:secretsmanager:{region}:{otherAccount}:secret:{secretsPrefix}db/password-AbCdEf";
const distantSecret =
  "arn:{partition}:secretsmanager:{otherRegion}:{account}:secret:{secretsPrefix}db/password-AbCdEf";
const secretsElsewhere = [otherSecret, foreignSecret, distantSecret];

const START: readonly Row[] = [
  ["ecr:GetAuthorizationToken", "*"],
  ["ecr:BatchCheckLayerAvailability", repository],
  ["ecr:GetDownloadUrlForLayer", repository],
  ["ecr:BatchGetImage", repository],
  ["secretsmanager:GetSecretValue", secret],
  ["logs:CreateLogGroup", logGroup],
  ["logs:CreateLogStream", stream],
  ["logs:PutLogEvents", stream],
];

const NOT_AT_START: readonly Row[] = [
  ...secretsElsewhere.map((arn): Row => ["secretsmanager:GetSecretValue", arn]),
  ["logs:CreateLogGroup", regional("logs", "log-group:/ecs/payments-task")],
  ["logs:CreateLogGroup", "arn:{partition}:logs:{otherRegion}:{account}:log-group:/ecs/{taskFamily}"],
  ["secretsmanager:PutSecretValue", secret],
  ["s3:GetObject", asset],
];

const AT_WORK: readonly Row[] = [
  ["s3:ListBucket", assets],
  ["s3:GetObject", asset],
  ["s3:PutObject", asset],
  ["s3:DeleteObject", asset],
  ["s3:AbortMultipartUpload", asset],
  ["secretsmanager:GetSecretValue", secret],
  ["secretsmanager:DescribeSecret", secret],
  ["cloudwatch:PutMetricData", "*", metrics],
];

/** Bucket names are the world's: whoever took this one first must not be handed the assets. */
const ASSETS = AT_WORK.filter(([action]) => action.startsWith("s3:"));

const NOT_AT_WORK: readonly Row[] = [
  ["s3:GetObject", s3("{assetsBucket}-other/models/reranker.bin")],
  ["s3:PutObject", s3("{stateBucket}/{applicationKey}")],
  ["s3:GetObject", s3("{stateBucket}/{applicationKey}")],
  ["s3:ListBucket", s3("{assetsBucket}-other")],
  ["s3:ListBucket", s3("{stateBucket}")],
  ["s3:DeleteBucket", assets],
  ["s3:PutBucketPolicy", assets],
  ...secretsElsewhere.map((arn): Row => ["secretsmanager:GetSecretValue", arn]),
  ["secretsmanager:DescribeSecret", otherSecret],
  ["secretsmanager:PutSecretValue", secret],
  ["cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/ECS" }],
  ["cloudwatch:PutMetricData", "*"],
];

const invoke = (arn: string): readonly Row[] => [
  ["bedrock:InvokeModel", arn],
  ["bedrock:InvokeModelWithResponseStream", arn],
];

/** A task that starts, and a task at work, with what lies next to them. */
export const TASKS: readonly Case[] = [
  ...cases("a task starts", "ecsTaskExecution", "allowed", START),
  ...cases("not at the start", "ecsTaskExecution", "denied", NOT_AT_START),
  ...cases("a task at work", "ecsTask", "allowed", AT_WORK),
  ...cases("not at work", "ecsTask", "denied", NOT_AT_WORK),
  ...elsewhere(cases("assets", "ecsTask", "denied", ASSETS)),
  ...cases("another model", "ecsTask", "denied", invoke(model.replace("anthropic", "meta"))),
  ...cases("a model elsewhere", "ecsTask", "denied", invoke(model.replace("{region}", "{otherRegion}"))),
];

/** Only where the settings name models. */
export const BEDROCK: readonly Case[] = cases("a model", "ecsTask", "allowed", invoke(model));
