import { arnBuilder, deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";

/**
 * What starting a task needs beyond AmazonECSTaskExecutionRolePolicy: the project's secrets as
 * environment, and the log group of the family where it does not exist yet.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function ecsTaskExecutionPermissions(settings: Settings): PolicyDocument {
  const { arns } = deriveNames(settings);
  const arn = arnBuilder(settings);
  const { taskFamily } = settings.names;
  return policyDocument(settings.names.ecsTaskExecutionPolicy, [
    { sid: "ReadSecrets", actions: ["secretsmanager:GetSecretValue"], resources: [arns.secrets] },
    {
      sid: "CreateLogGroup",
      actions: ["logs:CreateLogGroup"],
      resources: [arn.regional("logs", `log-group:/ecs/${taskFamily}`)],
    },
  ]);
}
