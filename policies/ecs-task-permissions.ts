import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { invokeModels } from "./bedrock.ts";
import { ownBuckets } from "./conditions.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";

/** What the application does at work: its assets, its secrets, its metrics, and the models the settings name. */
export function ecsTaskPermissions(settings: Settings): PolicyDocument {
  const { arns } = deriveNames(settings);
  const conditions = ownBuckets(settings);
  return policyDocument(settings.names.ecsTaskPolicy, [
    { sid: "ListAssets", actions: ["s3:ListBucket"], resources: [arns.assetsBucket], conditions },
    {
      sid: "UseAssets",
      actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: [`${arns.assetsBucket}/*`],
      conditions,
    },
    {
      sid: "ReadSecrets",
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: [arns.secrets],
    },
    {
      sid: "WriteMetrics",
      actions: ["cloudwatch:PutMetricData"],
      resources: ["*"],
      conditions: { StringEquals: { "cloudwatch:namespace": settings.taskRole.metricsNamespace } },
    },
    ...invokeModels(settings, [settings.region]),
  ]);
}
