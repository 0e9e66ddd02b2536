import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";

/**
 * What starting a task needs beyond AmazonECSTaskExecutionRolePolicy: the project's secrets as
 * environment, and the project's log groups where they do not exist yet (`awslogs-create-group`).
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function ecsTaskExecutionPermissions(settings: Settings): PolicyDocument {
  const { arns } = deriveNames(settings);
  return policyDocument(settings.names.ecsTaskExecutionPolicy, [
    { sid: "ReadSecrets", actions: ["secretsmanager:GetSecretValue"], resources: [arns.secrets] },
    {
      sid: "CreateLogGroup",
      actions: ["logs:CreateLogGroup"],
      resources: [arns.logGroups],
    },
  ]);
}
