import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { terraformPlanTrust } from "../../policies/terraform-plan-trust.ts";
import { terraformTrust } from "../../policies/terraform-trust.ts";
import { usageError } from "../frame/errors.ts";
import { ACTIONS } from "./action-versions.ts";
import { becomeRole, environmentLine, heading, PERMISSIONS, steps, trigger } from "./parts.ts";
import { mustAdmit, type RunOptions, runOf, subjectOf } from "./runs.ts";
import { expression, scalar } from "./yaml.ts";

/** Options of the workflow. */
export interface TerraformOptions extends RunOptions {
  /** Terraform directory inside the application's repository. @default "terraform" */
  readonly directory?: string;
}

/**
 * The workflow that applies the application's own Terraform directory with the Terraform role, and plans it for pull
 * requests with the plan role where that is enabled.
 *
 * @throws UsageError where the Terraform role admits no workflow run
 */
export function terraformWorkflow(settings: Settings, options: TerraformOptions): string {
  const { names, terraformRole, planRole, github } = settings;
  if (terraformRole.githubSubjects.length === 0) {
    throw usageError(
      `${names.terraformRole} admits no workflow run: name those that may become it in terraformRole.githubSubjects of llmops.config.json, ` +
        'as in [{ "type": "environment", "name": "production" }], and deploy iam.',
    );
  }
  const run = runOf(terraformRole.githubSubjects, options);
  const subject = subjectOf(settings, run);
  const setting = "terraformRole.githubSubjects";
  mustAdmit(settings, subject, { name: names.terraformRole, setting, trust: terraformTrust(settings).json });
  if (planRole.enabled) mustPlanPullRequests(settings);
  const directory = options.directory ?? "terraform";
  return `${heading([
    `Applies the Terraform directory ${directory} of ${github.owner}/${github.repository}${planRole.enabled ? ", and plans it for pull requests" : ""}.`,
    "Save as .github/workflows/terraform.yml; made by: npx llmops-aws workflow terraform",
    `The role ${names.terraformRole} admits its runs as ${subject}.`,
    ...(planRole.enabled ? [] : ["planRole.enabled in llmops.config.json adds plans for pull requests."]),
  ])}
name: terraform

${trigger(run)}${planRole.enabled ? "\n  pull_request:" : ""}

${PERMISSIONS}

concurrency:
  group: terraform
  cancel-in-progress: false

defaults:
  run:
    working-directory: ${scalar(directory)}

env:
  CHECKPOINT_DISABLE: "1"
  TF_VAR_alarm_email: ${expression("secrets.ALARM_EMAIL")}
  TF_VAR_db_password: ${expression("secrets.DB_PASSWORD")}

jobs:
${planRole.enabled ? `${planJob(settings)}\n\n` : ""}${applyJob(settings, environmentLine(run))}
`;
}

function mustPlanPullRequests(settings: Settings): void {
  const { github, names } = settings;
  mustAdmit(settings, `repo:${github.owner}/${github.repository}:pull_request`, {
    name: names.terraformPlanRole,
    setting: "planRole.githubSubjects",
    trust: terraformPlanTrust(settings).json,
  });
}

function planJob(settings: Settings): string {
  return `  plan:
    # A fork's pull request gets no token.
    if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
${steps(...prepare(), becomeRole(settings, deriveNames(settings).arns.terraformPlanRole), "- run: terraform init -input=false", "- run: terraform plan -input=false")}`;
}

function applyJob(settings: Settings, environment: string): string {
  return `  apply:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 60${environment}
    steps:
${steps(...prepare(), becomeRole(settings, deriveNames(settings).arns.terraformRole), "- run: terraform init -input=false", "- run: terraform apply -input=false -auto-approve -lock-timeout=5m")}`;
}

function prepare(): readonly string[] {
  return [
    `- uses: ${ACTIONS.checkout}`,
    `- uses: ${ACTIONS.setupTerraform}
  with:
    terraform_version: "~1.11"
    terraform_wrapper: false`,
  ];
}
