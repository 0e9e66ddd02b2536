import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { Settings } from "../../config/settings.ts";
import { EcsTaskExecutionRole } from "../../constructs/ecs-task-execution-role.ts";
import { EcsTaskRole } from "../../constructs/ecs-task-role.ts";
import { GithubActionsRole } from "../../constructs/github-actions-role.ts";
import { GithubOidcProvider } from "../../constructs/github-oidc-provider.ts";
import type { Role } from "../../constructs/role.ts";
import { TerraformPlanRole } from "../../constructs/terraform-plan-role.ts";
import { TerraformRole } from "../../constructs/terraform-role.ts";
import { type Change, settingsWith } from "./settings.ts";
import { synthesizeScope, type Template } from "./template.ts";

/** Makes one role, and what it needs, in a scope. */
export type Build = (scope: Construct, settings: Settings) => Role;

const github: (scope: Construct, settings: Settings) => GithubOidcProvider = (scope, settings) =>
  new GithubOidcProvider(scope, "github", settings);
export const githubActions: Build = (scope, settings) =>
  new GithubActionsRole(scope, "role", settings, github(scope, settings));
export const terraform: Build = (scope, settings) =>
  new TerraformRole(scope, "role", settings, github(scope, settings));
export const terraformPlan: Build = (scope, settings) =>
  new TerraformPlanRole(scope, "role", settings, github(scope, settings));
export const ecsTaskExecution: Build = (scope, settings) => new EcsTaskExecutionRole(scope, "role", settings);
export const ecsTask: Build = (scope, settings) => new EcsTaskRole(scope, "role", settings);

/** One role alone, its ARN as the output `arn`. */
export function synthesizeRole(build: Build, ...changes: readonly Change[]): Template {
  return synthesizeScope((scope) => {
    const { arn } = build(scope, settingsWith(...changes));
    new TerraformOutput(scope, "arn", { value: arn });
  });
}
