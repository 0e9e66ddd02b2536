import type { Case } from "../harness/case.ts";
import { BACKEND, STATE_BUCKET } from "./backend.ts";
import { CREATED_ROLE, CREATED_ROLE_MODELS } from "./created-role.ts";
import { DEPLOYMENT } from "./deployment.ts";
import { ESCALATION, GRANTED_BY_RESOURCE } from "./escalation.ts";
import { INFRASTRUCTURE, STATE_KEY } from "./infrastructure.ts";
import { INSTANCES } from "./instances.ts";
import { neighbourCases, unboundedCases } from "./neighbours.ts";
import { planCases } from "./plan-calls.ts";
import { callCases, PREFIXES } from "./table-calls.ts";
import { BEDROCK, TASKS } from "./tasks.ts";

/** Settings under which every statement of every document stands. */
export const COMPLETE = {
  state: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000" },
  planRole: { enabled: true, readSecretValues: true },
  taskRole: { bedrockModels: ["anthropic.claude-*"] },
} as const;

/**
 * The same with names of the project's own that fit none of the Terraform role's patterns: what the patterns happen to
 * cover under the default names stands on its own here.
 */
export const COMPLETE_OTHER_NAMES = {
  ...COMPLETE,
  names: {
    stateBucket: "example-states",
    auditLogsBucket: "example-audit",
    assetsBucket: "example-assets",
    ecrRepository: "example-api",
    secretsPrefix: "example/",
    terraformRole: "example-terraform",
    terraformPlanRole: "example-terraform-plan",
    githubActionsRole: "example-github",
    taskFamily: "example-task",
  },
} as const;

/** Every case of every table, for an installation with the settings of {@link COMPLETE}. */
export async function allCases(): Promise<readonly Case[]> {
  return [
    ...DEPLOYMENT,
    ...TASKS,
    ...BEDROCK,
    ...BACKEND,
    ...STATE_BUCKET,
    ...INFRASTRUCTURE,
    ...INSTANCES,
    ...STATE_KEY,
    ...CREATED_ROLE,
    ...CREATED_ROLE_MODELS,
    ...PREFIXES.flatMap((prefix) => callCases(prefix)),
    ...neighbourCases(),
    ...unboundedCases(),
    ...(await planCases(true)),
    ...ESCALATION,
    ...GRANTED_BY_RESOURCE,
  ];
}
