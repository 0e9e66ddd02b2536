import type { Settings } from "../../config/settings.ts";
import { ACTIONS } from "./action-versions.ts";
import { becomeRole, environmentLine, heading, PERMISSIONS, steps, trigger } from "./parts.ts";
import { type RunOptions, runOf } from "./runs.ts";
import { expression } from "./yaml.ts";

const DEFAULT_ENVIRONMENT = "infrastructure";

/**
 * The workflow that plans this project for a pull request and applies it after the merge.
 *
 * None of the roles that this project makes may change them: the workflow takes a role of the account's administrators,
 * named in a secret of the repository.
 */
export function infrastructureWorkflow(settings: Settings, options: RunOptions): string {
  const run = runOf([], { environment: DEFAULT_ENVIRONMENT, ...options });
  const stacks = settings.state.bootstrap === "s3" ? "bootstrap iam" : "iam";
  return `${heading([
    "Plans the stacks of this project for pull requests, and applies them on a push.",
    "Save as .github/workflows/infrastructure.yml; made by: npx llmops-aws workflow infrastructure",
    "",
    "The roles that these stacks make may not change themselves. Give the repository these secrets:",
    "  LLMOPS_PLAN_ROLE   ARN of a role that reads IAM, S3 and the states (ReadOnlyAccess) and may take their locks",
    `  LLMOPS_APPLY_ROLE  ARN of a role of the account's administrators that trusts the environment ${run.environment} only`,
    "  DB_PASSWORD, ALARM_EMAIL  the values of terraform.tfvars",
    ...(stacks === "iam"
      ? [
          "",
          "bootstrap keeps its state in a local file and is left out: npx llmops-aws state move --to s3 brings it in.",
        ]
      : []),
  ])}
name: infrastructure

${trigger(run)}
  pull_request:

${PERMISSIONS}

concurrency:
  group: infrastructure
  cancel-in-progress: false

env:
  CHECKPOINT_DISABLE: "1"
  TF_VAR_alarm_email: ${expression("secrets.ALARM_EMAIL")}
  TF_VAR_db_password: ${expression("secrets.DB_PASSWORD")}

jobs:
  plan:
    # A fork's pull request gets no token.
    if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
${steps(...prepare(), becomeRole(settings, expression("secrets.LLMOPS_PLAN_ROLE")), `- name: Plan\n  run: npx cdktf diff ${stacks}`)}

  apply:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 30${environmentLine(run)}
    steps:
${steps(
  ...prepare(),
  becomeRole(settings, expression("secrets.LLMOPS_APPLY_ROLE")),
  `- name: Apply\n  run: npx cdktf deploy ${stacks} --auto-approve`,
  "- name: Hold the account against the settings\n  run: npx llmops-aws verify",
)}
`;
}

function prepare(): readonly string[] {
  return [
    `- uses: ${ACTIONS.checkout}`,
    `- uses: ${ACTIONS.setupNode}
  with:
    node-version: 22
    cache: npm`,
    `- uses: ${ACTIONS.setupTerraform}
  with:
    terraform_version: "~1.11"
    terraform_wrapper: false`,
    "- run: npm ci",
  ];
}
