import type { Settings } from "../../config/settings.ts";
import { githubActionsTrust } from "../../policies/github-actions-trust.ts";
import { ACTIONS } from "./action-versions.ts";
import { becomeRole, environmentLine, heading, PERMISSIONS, steps, trigger } from "./parts.ts";
import { mustAdmit, type RunOptions, runOf, subjectOf } from "./runs.ts";
import { expression, scalar } from "./yaml.ts";

/** Options of the deployment. */
export interface DeployOptions extends RunOptions {
  /** Container of the task definition whose image is replaced. @default the repository's name */
  readonly container?: string;
}

/**
 * The workflow that builds the application's image and rolls the ECS service to it.
 *
 * @throws UsageError where the role does not admit such a run
 */
export function deployWorkflow(settings: Settings, options: DeployOptions): string {
  const { names, github } = settings;
  const run = runOf(github.subjects, options);
  const subject = subjectOf(settings, run);
  mustAdmit(settings, subject, {
    name: names.githubActionsRole,
    setting: "github.subjects",
    trust: githubActionsTrust(settings).json,
  });
  return `${heading([
    `Deploys ${github.owner}/${github.repository} to the ECS service ${names.service}.`,
    "Save as .github/workflows/deploy.yml; made by: npx llmops-aws workflow deploy",
    `The role ${names.githubActionsRole} admits its runs as ${subject}.`,
  ])}
name: deploy

${trigger(run)}

${PERMISSIONS}

# One deployment at a time, and none is broken off half way.
concurrency:
  group: deploy-${names.service}
  cancel-in-progress: false

jobs:
  deploy:
    runs-on: ubuntu-latest
    timeout-minutes: 45${environmentLine(run)}
    steps:
${steps(`- uses: ${ACTIONS.checkout}`, becomeRole(settings, expression(`secrets.${names.githubSecret}`)), ...image(settings), ...service(settings, options))}
`;
}

function image({ names }: Settings): readonly string[] {
  const repository = `${expression("steps.ecr.outputs.registry")}/${names.ecrRepository}`;
  return [
    `- name: Log in to ECR
  id: ecr
  uses: ${ACTIONS.ecrLogin}`,
    `- uses: ${ACTIONS.setupBuildx}`,
    `- name: Build and push the image
  id: image
  uses: ${ACTIONS.buildPush}
  with:
    context: .
    push: true
    provenance: false # one manifest: the digest below is the image's own
    tags: ${repository}:${expression("github.sha")}`,
  ];
}

function service({ names, github }: Settings, { container }: DeployOptions): readonly string[] {
  const digest = `${expression("steps.ecr.outputs.registry")}/${names.ecrRepository}@${expression("steps.image.outputs.digest")}`;
  return [
    `- name: Take the task definition as it stands
  run: aws ecs describe-task-definition --task-definition ${names.taskFamily} --query taskDefinition > task-definition.json`,
    `- name: Put the new image into it
  id: task
  uses: ${ACTIONS.renderTask}
  with:
    task-definition: task-definition.json
    container-name: ${scalar(container ?? github.repository)} # as the task definition ${names.taskFamily} calls it
    image: ${digest}`,
    `- name: Register it, roll the service and wait until it is stable
  uses: ${ACTIONS.deployTask}
  with:
    task-definition: ${expression("steps.task.outputs.task-definition")}
    cluster: ${scalar(names.cluster)}
    service: ${scalar(names.service)}
    wait-for-service-stability: true
    wait-for-minutes: 30`,
  ];
}
