import type { Construct } from "constructs";
import { arnBuilder } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { ecsTaskExecutionPermissions } from "../policies/ecs-task-execution-permissions.ts";
import { ecsTasksTrust } from "../policies/ecs-tasks-trust.ts";
import { Role } from "./role.ts";

/**
 * The role the ECS agent uses to start a task: pulls the image, reads secrets, opens log streams.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export class EcsTaskExecutionRole extends Role {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      name: settings.names.ecsTaskExecutionRole,
      description: "Starts the tasks of the LLMOps service: image, secrets, logs",
      trust: ecsTasksTrust(settings, settings.names.ecsTaskExecutionRole),
      permissions: ecsTaskExecutionPermissions(settings),
    });
    this.attach(arnBuilder(settings).awsManagedPolicy("service-role/AmazonECSTaskExecutionRolePolicy"));
  }
}
