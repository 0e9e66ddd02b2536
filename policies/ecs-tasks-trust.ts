import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";

/**
 * Lets ECS tasks of this account and region, and no other caller of the ECS service, become a role.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#create_task_iam_policy_and_role
 */
export function ecsTasksTrust(settings: Settings, roleName: string): PolicyDocument {
  const names = deriveNames(settings);
  return policyDocument(`trust policy of ${roleName}`, [
    {
      sid: "EcsTasksOfThisAccount",
      principal: { Service: "ecs-tasks.amazonaws.com" },
      actions: ["sts:AssumeRole"],
      conditions: {
        StringEquals: { "aws:SourceAccount": names.account },
        ArnLike: { "aws:SourceArn": names.arns.ecsTaskSource },
      },
    },
  ]);
}
