import type { Settings } from "../../../../config/settings.ts";
import { alertsTopicPolicy } from "../../../../policies/alerts-topic-policy.ts";
import { auditLogsBucketPolicy } from "../../../../policies/audit-logs-bucket-policy.ts";
import type { PolicyDocument } from "../../../../policies/document.ts";
import { ecsTaskExecutionPermissions } from "../../../../policies/ecs-task-execution-permissions.ts";
import { ecsTaskPermissions } from "../../../../policies/ecs-task-permissions.ts";
import { ecsTasksTrust } from "../../../../policies/ecs-tasks-trust.ts";
import { githubActionsPermissions } from "../../../../policies/github-actions-permissions.ts";
import { githubActionsTrust } from "../../../../policies/github-actions-trust.ts";
import { permissionsBoundary } from "../../../../policies/permissions-boundary.ts";
import { stateBucketPolicy } from "../../../../policies/state-bucket-policy.ts";
import {
  terraformManagedPolicies,
  terraformPermissions,
} from "../../../../policies/terraform-permissions.ts";
import {
  terraformPlanManagedPolicies,
  terraformPlanPermissions,
} from "../../../../policies/terraform-plan-permissions.ts";
import { terraformPlanTrust } from "../../../../policies/terraform-plan-trust.ts";
import { terraformTrust } from "../../../../policies/terraform-trust.ts";

/** Every document the project puts into an account, whatever it hangs on. */
export function documentsOf(settings: Settings): readonly PolicyDocument[] {
  return [
    githubActionsTrust(settings),
    terraformTrust(settings),
    terraformPlanTrust(settings),
    ecsTasksTrust(settings, settings.names.ecsTaskRole),
    githubActionsPermissions(settings),
    terraformPermissions(settings),
    ...terraformManagedPolicies(settings),
    terraformPlanPermissions(settings),
    ...terraformPlanManagedPolicies(settings),
    ecsTaskExecutionPermissions(settings),
    ecsTaskPermissions(settings),
    permissionsBoundary(settings),
    stateBucketPolicy(settings),
    auditLogsBucketPolicy(settings),
    alertsTopicPolicy(settings),
  ];
}

const key = (region: string, partition: string) =>
  `arn:${partition}:kms:${region}:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000`;

/** Settings that change what the documents say, one thing at a time and all together. */
export const VARIANTS = {
  guide: {},
  kmsKey: { state: { kmsKeyArn: key("us-east-1", "aws") } },
  lockTable: { state: { locking: "table" } },
  lockfile: { state: { locking: "lockfile" } },
  immutableSubjects: {
    github: { owner: "aaa9785808", repository: "llmops-system", ownerId: "1001", repositoryId: "2002" },
  },
  planRole: { planRole: { enabled: true, readSecretValues: true } },
  bedrock: { taskRole: { bedrockModels: ["anthropic.claude-*"] } },
  severalRegions: { regions: ["us-east-1", "ap-northeast-2"] },
  anyFamily: { ecs: { registrationScope: "any" } },
  noBoundary: { permissionsBoundary: { required: false } },
  terraformFromGithub: {
    terraformRole: { githubSubjects: [{ type: "environment", name: "infrastructure" }], requireMfa: true },
  },
  china: { region: "cn-north-1", state: { kmsKeyArn: key("cn-north-1", "aws-cn") } },
  government: { region: "us-gov-west-1", taskRole: { bedrockModels: ["anthropic.claude-*"] } },
} as const;
