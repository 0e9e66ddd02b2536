import type { Construct } from "constructs";
import type { Settings } from "../config/settings.ts";
import { ecsTaskPermissions } from "../policies/ecs-task-permissions.ts";
import { ecsTasksTrust } from "../policies/ecs-tasks-trust.ts";
import { Role } from "./role.ts";

/**
 * The role the application itself has while it runs in a task.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export class EcsTaskRole extends Role {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      name: settings.names.ecsTaskRole,
      description: "What the LLMOps application may do while it runs",
      trust: ecsTasksTrust(settings, settings.names.ecsTaskRole),
      permissions: ecsTaskPermissions(settings),
    });
  }
}
