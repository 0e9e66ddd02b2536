import { Annotations, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { STATE_KEYS } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { AlertsTopic } from "../constructs/alerts-topic.ts";
import { AuditTrail } from "../constructs/audit-trail.ts";
import { DatabaseSecret } from "../constructs/database-secret.ts";
import { EcsTaskExecutionRole } from "../constructs/ecs-task-execution-role.ts";
import { EcsTaskRole } from "../constructs/ecs-task-role.ts";
import { GithubActionsRole } from "../constructs/github-actions-role.ts";
import { GithubOidcProvider } from "../constructs/github-oidc-provider.ts";
import { PermissionsBoundary } from "../constructs/permissions-boundary.ts";
import { keepStateInBucket } from "../constructs/state-backend.ts";
import { TerraformPlanRole } from "../constructs/terraform-plan-role.ts";
import { TerraformRole } from "../constructs/terraform-role.ts";
import { settingsWarnings } from "../policies/warnings.ts";
import { LlmopsStack } from "./llmops-stack.ts";
import { declareVariables } from "./variables.ts";

/** Who may do what: GitHub's OIDC trust, the roles and their policies, the database secret, the alerts. */
export class IamStack extends LlmopsStack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, settings);
    keepStateInBucket(this, settings, STATE_KEYS.iam);
    for (const warning of settingsWarnings(settings)) Annotations.of(this).addWarning(warning);
    const variables = declareVariables(this, settings);
    this.useAws(variables.region.stringValue);

    const boundary = new PermissionsBoundary(this, "permissions_boundary", settings);
    const github = new GithubOidcProvider(this, "github", settings);
    const terraform = new TerraformRole(this, "terraform", settings, github);
    if (settings.planRole.enabled) this.makePlanRole(github);
    const githubActions = new GithubActionsRole(this, "github_actions", settings, github);
    const ecsTaskExecution = new EcsTaskExecutionRole(this, "ecs_task_execution", settings);
    const ecsTask = new EcsTaskRole(this, "ecs_task", settings);

    const secret = new DatabaseSecret(this, "database_password", settings, {
      password: variables.databasePassword,
      passwordVersion: variables.databasePasswordVersion,
    });
    const alerts = new AlertsTopic(this, "alerts", settings, variables.alarmEmail);
    if (settings.auditTrail.enabled) new AuditTrail(this, "audit_logs", settings);

    this.output(settings.names.githubSecret, githubActions.arn, "Value of the GitHub secret of this name");
    this.output("github_actions_role_arn", githubActions.arn, "Role of the deployment workflow");
    this.output("terraform_role_arn", terraform.arn, "Role that builds the application's infrastructure");
    this.output("permissions_boundary_arn", boundary.arn, "Boundary of every role that Terraform makes");
    this.output("ecs_task_execution_role_arn", ecsTaskExecution.arn, "Role that starts ECS tasks");
    this.output("ecs_task_role_arn", ecsTask.arn, "Role of the running application");
    this.output("github_oidc_provider_arn", github.arn, "GitHub's OIDC provider in this account");
    this.output("db_password_secret_arn", secret.secret.arn, "Secret with the database password");
    this.output("alerts_topic_arn", alerts.topic.arn, "Topic that alarms are sent to");
  }

  private makePlanRole(github: GithubOidcProvider): void {
    const plan = new TerraformPlanRole(this, "terraform_plan", this.settings, github);
    this.output("terraform_plan_role_arn", plan.arn, "Role that plans, and changes nothing");
  }

  private output(id: string, value: string, description: string): void {
    new TerraformOutput(this, id, { value, description });
  }
}
