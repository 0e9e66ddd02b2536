import { anchored, patternArns } from "../config/name-patterns.ts";
import { arnBuilder, deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { secretArns } from "./areas/storage.ts";
import { invokeModels } from "./bedrock.ts";
import { inRegions, ownBuckets } from "./conditions.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";
import type { Statement } from "./statement.ts";

/**
 * The most that a role made by Terraform can ever do, whatever policies it is given: what an
 * application's tasks do at work. It grants nothing by itself.
 *
 * @throws PolicyError when it is longer than AWS allows
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function permissionsBoundary(settings: Settings): PolicyDocument {
  const document = policyDocument(settings.names.permissionsBoundary, [
    ...startTasks(settings),
    ...work(settings),
    ...watchDatabases(settings),
    ...invokeModels(settings, deriveNames(settings).regions),
    ...never(settings),
  ]);
  return withinLimit(document, POLICY_LIMITS.managed);
}

function startTasks(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  return [
    {
      sid: "LogInToRegistry",
      actions: ["ecr:GetAuthorizationToken"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    {
      sid: "PullImages",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [...named.regional("ecr", "repository/"), deriveNames(settings).arns.ecrRepository],
    },
    {
      sid: "OpenLogGroups",
      actions: ["logs:CreateLogGroup", "logs:DescribeLogStreams"],
      resources: named.logGroups(),
    },
    {
      sid: "WriteLogs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: named.logStreams(),
    },
  ];
}

/** Buckets whose objects a pattern can hold. */
function objectBuckets(settings: Settings): readonly string[] {
  const arn = arnBuilder(settings);
  const patterns = settings.terraformRole.namePatterns.filter(anchored);
  return [...new Set([deriveNames(settings).arns.assetsBucket, ...patterns.map(arn.bucket)])];
}

function work(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  const conditions = ownBuckets(settings);
  return [
    { sid: "ListBuckets", actions: ["s3:ListBucket"], resources: named.buckets(), conditions },
    {
      sid: "UseObjects",
      actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: objectBuckets(settings).map((bucket) => `${bucket}/*`),
      conditions,
    },
    {
      sid: "ReadSecrets",
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: secretArns(settings),
    },
    {
      sid: "WriteMetrics",
      actions: ["cloudwatch:PutMetricData"],
      resources: ["*"],
      conditions: { StringEquals: { "cloudwatch:namespace": settings.taskRole.metricsNamespace } },
    },
    { sid: "Publish", actions: ["sns:Publish"], resources: named.regional("sns", "") },
  ];
}

/**
 * What RDS does with the role of its Enhanced Monitoring, in the one log group it has for that.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
function watchDatabases(settings: Settings): readonly Statement[] {
  return [
    {
      sid: "WatchDatabases",
      actions: [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogStreams",
        "logs:GetLogEvents",
        "logs:PutLogEvents",
        "logs:PutRetentionPolicy",
      ],
      resources: ["log-group:RDSOSMetrics", "log-group:RDSOSMetrics:log-stream:*"].flatMap((group) =>
        arnBuilder(settings).everyRegion("logs", group),
      ),
    },
  ];
}

/**
 * Denied outright, and not only left out: a resource's own policy that names a role's session is
 * not stopped by what a boundary leaves out.
 */
function never(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  const buckets = [arns.stateBucket, arns.auditLogsBucket];
  return [
    {
      sid: "NeverReachIdentities",
      effect: "Deny",
      actions: [
        "account:*",
        "cloudtrail:*",
        "iam:*",
        "organizations:*",
        "sts:AssumeRole",
        "sts:GetFederationToken",
      ],
      resources: ["*"],
    },
    {
      sid: "NeverReachStateAndAudit",
      effect: "Deny",
      actions: ["dynamodb:*", "s3:*"],
      resources: [...buckets, ...buckets.map((bucket) => `${bucket}/*`), arns.lockTable],
    },
  ];
}
