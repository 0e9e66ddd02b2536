import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { Statement } from "../statement.ts";

/**
 * What the Terraform role must never do, whatever its name patterns admit: this project's own
 * resources carry names that fit them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function guardrails(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  const neverPassed = [arns.githubActionsRole, arns.terraformPlanRole, arns.terraformRole];
  return [
    {
      sid: "NeverChangeProjectRoles",
      effect: "Deny",
      actions: [
        "iam:AttachRole*",
        "iam:CreateRole",
        "iam:DeleteRole*",
        "iam:DetachRole*",
        "iam:PutRole*",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:Update*Role*",
      ],
      resources: [...neverPassed, arns.ecsTaskExecutionRole, arns.ecsTaskRole],
    },
    { sid: "NeverPassProjectRoles", effect: "Deny", actions: ["iam:PassRole"], resources: neverPassed },
    {
      // A role that trusts this one by name would admit it without a permission of its own.
      sid: "NeverBecomeAnotherRole",
      effect: "Deny",
      actions: ["sts:AssumeRole"],
      resources: ["*"],
    },
    {
      sid: "NeverChangeStateAndAuditBuckets",
      effect: "Deny",
      actions: ["s3:CreateBucket*", "s3:DeleteBucket*", "s3:Put*", "s3:TagResource", "s3:UntagResource"],
      resources: [arns.stateBucket, arns.auditLogsBucket],
    },
    {
      sid: "NeverChangeAlertsAndPassword",
      effect: "Deny",
      actions: [
        "secretsmanager:Delete*",
        "secretsmanager:Put*",
        "secretsmanager:Update*",
        "sns:DeleteTopic",
        "sns:SetSubscriptionAttributes",
        "sns:SetTopicAttributes",
        "sns:Unsubscribe",
      ],
      resources: [arns.alertsTopic, arns.databasePassword],
    },
  ];
}
