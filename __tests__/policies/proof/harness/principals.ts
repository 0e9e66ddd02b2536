import { deriveNames } from "../../../../config/names.ts";
import type { Settings } from "../../../../config/settings.ts";
import type { PolicyDocument, PolicyJson } from "../../../../policies/document.ts";
import { ecsTaskExecutionPermissions } from "../../../../policies/ecs-task-execution-permissions.ts";
import { ecsTaskPermissions } from "../../../../policies/ecs-task-permissions.ts";
import { githubActionsPermissions } from "../../../../policies/github-actions-permissions.ts";
import { permissionsBoundary } from "../../../../policies/permissions-boundary.ts";
import {
  terraformManagedPolicies,
  terraformPermissions,
} from "../../../../policies/terraform-permissions.ts";
import {
  terraformPlanManagedPolicies,
  terraformPlanPermissions,
} from "../../../../policies/terraform-plan-permissions.ts";

/** Every role whose power is proven. `createdRole` stands for any that the Terraform role could make. */
export const PRINCIPALS = [
  "githubActions",
  "terraform",
  "terraformPlan",
  "ecsTaskExecution",
  "ecsTask",
  "createdRole",
] as const;

/** Name of a role in the tables. */
export type PrincipalName = (typeof PRINCIPALS)[number];

/** A role with everything that decides what it may do. */
export interface Principal {
  readonly role: string;
  readonly policies: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
}

/** A policy under the name that the mutation test reports. */
export type NamedPolicy = Pick<PolicyDocument, "name" | "json">;

const EVERYTHING: NamedPolicy = {
  name: "everything",
  json: {
    Version: "2012-10-17",
    Statement: [{ Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" }],
  },
};

/** The AWS-managed policy as AWS publishes it. @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSTaskExecutionRolePolicy.html */
const AMAZON_ECS_TASK_EXECUTION: PolicyJson = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Managed",
      Effect: "Allow",
      Action: [
        "ecr:GetAuthorizationToken",
        "ecr:BatchCheckLayerAvailability",
        "ecr:GetDownloadUrlForLayer",
        "ecr:BatchGetImage",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
      ],
      Resource: "*",
    },
  ],
};

/** Name of the AWS-managed policy: it is not this project's to change, so mutation leaves it alone. */
export const AWS_MANAGED = "AmazonECSTaskExecutionRolePolicy";

/** The roles of one installation, with the policies that the project gives them. */
export function principalsOf(settings: Settings): Readonly<Record<PrincipalName, Principal>> {
  const { names } = settings;
  const boundary = permissionsBoundary(settings);
  return {
    githubActions: { role: names.githubActionsRole, policies: [githubActionsPermissions(settings)] },
    terraform: {
      role: names.terraformRole,
      policies: [terraformPermissions(settings), ...terraformManagedPolicies(settings)],
    },
    terraformPlan: {
      role: names.terraformPlanRole,
      policies: [terraformPlanPermissions(settings), ...terraformPlanManagedPolicies(settings)],
    },
    ecsTaskExecution: {
      role: names.ecsTaskExecutionRole,
      policies: [
        { name: AWS_MANAGED, json: AMAZON_ECS_TASK_EXECUTION },
        ecsTaskExecutionPermissions(settings),
      ],
    },
    ecsTask: { role: names.ecsTaskRole, policies: [ecsTaskPermissions(settings)] },
    createdRole: { role: "llmops-created-role", policies: [EVERYTHING], boundary },
  };
}

/** ARN of the role itself. */
export function roleArn(settings: Settings, role: string): string {
  return deriveNames(settings).arns.terraformRole.replace(settings.names.terraformRole, role);
}
