import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import type { Statement } from "./statement.ts";

/** What the application does at work: its assets, its secrets, its metrics, and the models the settings name. */
export function ecsTaskPermissions(settings: Settings): PolicyDocument {
  const { arns } = deriveNames(settings);
  return policyDocument(settings.names.ecsTaskPolicy, [
    { sid: "ListAssets", actions: ["s3:ListBucket"], resources: [arns.assetsBucket] },
    {
      sid: "UseAssets",
      actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: [`${arns.assetsBucket}/*`],
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
    ...invokeModels(settings),
  ]);
}

/**
 * Invoking the models that the settings name, and none when they name none.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html
 */
export function invokeModels(settings: Settings): readonly Statement[] {
  const { bedrockModels } = settings.taskRole;
  if (bedrockModels.length === 0) return [];
  const { arns } = deriveNames(settings);
  return [
    {
      sid: "InvokeModels",
      actions: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      resources: bedrockModels.map(arns.foundationModel),
    },
  ];
}
