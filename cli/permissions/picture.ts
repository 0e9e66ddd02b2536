import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";

/** Who trusts whom, and what each role reaches, as a Mermaid flow chart. @see https://mermaid.js.org/syntax/flowchart.html */
export function permissionsPicture(settings: Settings): string {
  const { names, planRole, terraformRole } = settings;
  const { stateBucket } = deriveNames(settings);
  const fromGithub = terraformRole.githubSubjects.length > 0;
  return [
    "flowchart LR",
    '  github(["GitHub Actions"])',
    '  people(["Principals of the account"])',
    '  tasks(["ECS tasks"])',
    `  deploy["${names.githubActionsRole}"]`,
    `  terraform["${names.terraformRole}"]`,
    ...(planRole.enabled ? [`  plan["${names.terraformPlanRole}"]`] : []),
    `  execution["${names.ecsTaskExecutionRole}"]`,
    `  task["${names.ecsTaskRole}"]`,
    `  made["roles that Terraform makes"]`,
    "  github -- OIDC --> deploy",
    "  people -- AssumeRole --> terraform",
    ...(fromGithub ? ["  github -- OIDC --> terraform"] : []),
    ...(planRole.enabled ? ["  github -- OIDC --> plan"] : []),
    "  tasks --> execution",
    "  tasks --> task",
    `  deploy -- push --> image[("${names.ecrRepository}")]`,
    `  deploy -- roll --> service["${names.service}"]`,
    "  deploy -. pass to ECS .-> execution & task",
    `  terraform -- build --> infrastructure["${terraformRole.namePatterns.join(", ")}"]`,
    `  terraform -- read and write --> state[("${stateBucket}")]`,
    ...(planRole.enabled ? ["  plan -- read --> infrastructure & state"] : []),
    `  terraform -- "make, only under ${names.permissionsBoundary}" --> made`,
    "  terraform -. pass to ECS .-> execution & task & made",
    `  execution -- read --> secrets[("${names.secretsPrefix}*")]`,
    "  task -- read --> secrets",
    `  task -- use --> assets[("${names.assetsBucket}")]`,
  ].join("\n");
}
