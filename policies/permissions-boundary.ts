import { anchored, patternArns } from "../config/name-patterns.ts";
import { arnBuilder, deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { invokeModels } from "./bedrock.ts";
import { inRegions, ownBuckets } from "./conditions.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";
import type { Statement } from "./statement.ts";

/**
 * The most that a role made by Terraform can ever do, whatever policies it is given: what an
 * application's tasks do at work. It grants nothing by itself. A condition holds the regions: an ARN for
 * each would make it too long.
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
  const named = patternArns(settings, "any");
  const conditions = inRegions(settings);
  return [
    { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"], conditions },
    {
      sid: "PullImages",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [...named.regional("ecr", "repository/"), deriveNames(settings).arns.ecrRepository],
      conditions,
    },
    {
      sid: "OpenLogGroups",
      actions: ["logs:CreateLogGroup", "logs:DescribeLogStreams"],
      resources: named.logGroups(),
      conditions,
    },
    {
      sid: "WriteLogs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: named.logStreams(),
      conditions,
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
  const named = patternArns(settings, "any");
  const { secretsPrefix } = settings.names;
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
      resources: [
        arnBuilder(settings).anyRegion("secretsmanager", `secret:${secretsPrefix}*`),
        ...named.secrets(),
      ],
      conditions: inRegions(settings),
    },
    {
      sid: "WriteMetrics",
      actions: ["cloudwatch:PutMetricData"],
      resources: ["*"],
      conditions: { StringEquals: { "cloudwatch:namespace": settings.taskRole.metricsNamespace } },
    },
    {
      sid: "Publish",
      actions: ["sns:Publish"],
      resources: named.regional("sns", ""),
      conditions: inRegions(settings),
    },
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
      resources: ["log-group:RDSOSMetrics", "log-group:RDSOSMetrics:log-stream:*"].map((group) =>
        arnBuilder(settings).anyRegion("logs", group),
      ),
      conditions: inRegions(settings),
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
