import type { Settings } from "../config/settings.ts";
import type { PolicyDocument } from "./document.ts";
import { ecsTaskExecutionPermissions } from "./ecs-task-execution-permissions.ts";
import { ecsTaskPermissions } from "./ecs-task-permissions.ts";
import { ecsTasksTrust } from "./ecs-tasks-trust.ts";
import { githubActionsPermissions } from "./github-actions-permissions.ts";
import { githubActionsTrust } from "./github-actions-trust.ts";
import { terraformManagedPolicies, terraformPermissions } from "./terraform-permissions.ts";
import { terraformPlanManagedPolicies, terraformPlanPermissions } from "./terraform-plan-permissions.ts";
import { terraformPlanTrust } from "./terraform-plan-trust.ts";
import { terraformTrust } from "./terraform-trust.ts";

/** One role of the project, with every policy that decides what it is. */
export interface CatalogRole {
  readonly name: string;
  /** What the role is for, as the end of "this role ...". */
  readonly purpose: string;
  readonly trust: PolicyDocument;
  readonly inline: PolicyDocument;
  /** Managed policies of the project's own. */
  readonly managed: readonly PolicyDocument[];
  /** Names of the AWS-managed policies attached besides. */
  readonly awsManaged: readonly string[];
}

/** The roles that the settings ask for, in the order in which a person would explain them. */
export function roleCatalog(settings: Settings): readonly CatalogRole[] {
  return [
    githubActions(settings),
    terraform(settings),
    ...(settings.planRole.enabled ? [terraformPlan(settings)] : []),
    ecsTaskExecution(settings),
    ecsTask(settings),
  ];
}

function githubActions(settings: Settings): CatalogRole {
  return {
    name: settings.names.githubActionsRole,
    purpose: "deploys the application: pushes an image and rolls the service",
    trust: githubActionsTrust(settings),
    inline: githubActionsPermissions(settings),
    managed: [],
    awsManaged: [],
  };
}

function terraform(settings: Settings): CatalogRole {
  return {
    name: settings.names.terraformRole,
    purpose: "builds the application's infrastructure with Terraform",
    trust: terraformTrust(settings),
    inline: terraformPermissions(settings),
    managed: terraformManagedPolicies(settings),
    awsManaged: [],
  };
}

function terraformPlan(settings: Settings): CatalogRole {
  return {
    name: settings.names.terraformPlanRole,
    purpose: "plans the application's infrastructure and changes nothing",
    trust: terraformPlanTrust(settings),
    inline: terraformPlanPermissions(settings),
    managed: terraformPlanManagedPolicies(settings),
    awsManaged: [],
  };
}

function ecsTaskExecution(settings: Settings): CatalogRole {
  const { ecsTaskExecutionRole } = settings.names;
  return {
    name: ecsTaskExecutionRole,
    purpose: "starts the application's tasks: pulls the image, reads secrets, opens the log",
    trust: ecsTasksTrust(settings, ecsTaskExecutionRole),
    inline: ecsTaskExecutionPermissions(settings),
    managed: [],
    awsManaged: ["AmazonECSTaskExecutionRolePolicy"],
  };
}

function ecsTask(settings: Settings): CatalogRole {
  const { ecsTaskRole } = settings.names;
  return {
    name: ecsTaskRole,
    purpose: "is the application at work",
    trust: ecsTasksTrust(settings, ecsTaskRole),
    inline: ecsTaskPermissions(settings),
    managed: [],
    awsManaged: [],
  };
}
