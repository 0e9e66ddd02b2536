import { describe, expect, test } from "@jest/globals";
import { Testing } from "cdktf";
import { IamStack } from "../../stacks/iam-stack.ts";
import { IAM_ADDRESSES } from "../support/addresses.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { type Json, ref, synthesize, type Template } from "../support/template.ts";

function iam(...changes: readonly Change[]): Template {
  return synthesize(new IamStack(Testing.app(), "iam", settingsWith(...changes)));
}

/** The further policies of the Terraform and plan roles, one an area: `aws_iam_policy.terraform_<area>` and its attachment. */
const AREA = /^aws_iam_(policy|role_policy_attachment)\.terraform_[a-z_]+$/;

describe("what the iam stack makes", () => {
  const template = iam();

  test("has addresses that people can read", () => {
    expect(template.addresses).toEqual(IAM_ADDRESSES);
  });

  test("an existing provider is read, not made", () => {
    const { addresses } = iam(["oidcProvider.mode", "existing"]);

    expect(addresses).toContain("data.aws_iam_openid_connect_provider.github");
    expect(addresses).not.toContain("aws_iam_openid_connect_provider.github");
  });

  test("the plan role and its ARN come by setting", () => {
    const { addresses, json } = iam(["planRole.enabled", true]);

    const added = addresses.filter((address) => !template.addresses.includes(address));
    expect(added.filter((address) => !AREA.test(address))).toEqual([
      "aws_iam_role.terraform_plan",
      "aws_iam_role_policy.terraform_plan",
    ]);
    expect(json.output.terraform_plan_role_arn.value).toBe(ref("aws_iam_role.terraform_plan.arn"));
    expect(template.json.output).not.toHaveProperty("terraform_plan_role_arn");
  });

  test("the audit trail and its bucket come by setting", () => {
    const { addresses } = iam(["auditTrail.enabled", true]);

    const added = addresses.filter((address) => !template.addresses.includes(address));
    expect(added).toContain("aws_cloudtrail.audit_logs");
    expect(added).toContain("aws_s3_bucket.audit_logs");
    expect(added.filter((address) => !address.endsWith(".audit_logs"))).toEqual([]);
  });

  test("keeps its state in the bucket of bootstrap", () => {
    expect(template.json.terraform.backend.s3).toMatchObject({
      bucket: "llmops-terraform-state-123456789012",
      key: "llmops/iam.tfstate",
      encrypt: true,
      dynamodb_table: "llmops-terraform-locks",
      use_lockfile: true,
    });
  });

  test("tells every ARN that others need, and the secret's value under the secret's name", () => {
    const values = Object.entries<Json>(template.json.output).map(([name, { value }]) => [name, value]);

    expect(Object.fromEntries(values)).toEqual({
      AWS_ROLE_TO_ASSUME: ref("aws_iam_role.github_actions.arn"),
      github_actions_role_arn: ref("aws_iam_role.github_actions.arn"),
      terraform_role_arn: ref("aws_iam_role.terraform.arn"),
      permissions_boundary_arn: ref("aws_iam_policy.permissions_boundary.arn"),
      ecs_task_execution_role_arn: ref("aws_iam_role.ecs_task_execution.arn"),
      ecs_task_role_arn: ref("aws_iam_role.ecs_task.arn"),
      github_oidc_provider_arn: ref("aws_iam_openid_connect_provider.github.arn"),
      db_password_secret_arn: ref("aws_secretsmanager_secret.database_password.arn"),
      alerts_topic_arn: ref("aws_sns_topic.alerts.arn"),
    });
  });

  test("the secret of GitHub may have another name", () => {
    const { output } = iam(["names.githubSecret", "DEPLOY_ROLE"]).json;

    expect(output.DEPLOY_ROLE.value).toBe(ref("aws_iam_role.github_actions.arn"));
    expect(output).not.toHaveProperty("AWS_ROLE_TO_ASSUME");
  });

  test("no name of a role or policy is taken twice", () => {
    const { aws_iam_role, aws_iam_policy } = iam(["planRole.enabled", true]).json.resource;

    for (const group of [aws_iam_role, aws_iam_policy]) {
      const names = Object.values<Json>(group).map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("variables", () => {
  const { variable, resource } = iam().json;

  test("are the guide's three and the password's number, none of them known at synth", () => {
    expect(Object.keys(variable).sort()).toEqual([
      "alarm_email",
      "aws_region",
      "db_password",
      "db_password_version",
    ]);
    expect(variable.alarm_email).not.toHaveProperty("default");
    expect(variable.db_password_version).toMatchObject({ type: "number", default: 1, nullable: false });
  });

  test("the password is ephemeral and sensitive, has no default, and goes to one write-only argument", () => {
    expect(variable.db_password).toMatchObject({
      type: "string",
      ephemeral: true,
      sensitive: true,
      nullable: false,
    });
    expect(variable.db_password).not.toHaveProperty("default");
    const users = JSON.stringify(resource).match(/"[a-z_]+":"\$\{var\.db_password\}"/g);
    expect(users).toEqual([`"secret_string_wo":"${ref("var.db_password")}"`]);
  });

  test("the region must be the settings': the policies speak of no other", () => {
    const { aws_region } = iam(["region", "ap-northeast-2"]).json.variable;

    expect(aws_region).toMatchObject({ type: "string", default: "ap-northeast-2", nullable: false });
    expect(aws_region.validation).toEqual([
      {
        condition: ref('var.aws_region == "ap-northeast-2"'),
        error_message: "aws_region must be ap-northeast-2, the region in llmops.config.json: set both alike.",
      },
    ]);
  });

  test("the password's number is a whole one from 1", () => {
    expect(variable.db_password_version.validation).toEqual([
      {
        condition: ref(
          "var.db_password_version >= 1 && floor(var.db_password_version) == var.db_password_version",
        ),
        error_message: "db_password_version must be a whole number from 1.",
      },
    ]);
  });

  /** Terraform's pattern inside `can(regex("...", var.NAME))`, as JavaScript reads it. */
  function patternOf(name: string): RegExp {
    const [, pattern] = variable[name].validation[0].condition.match(
      /^\$\{can\(regex\((".*"), var\.\w+\)\)\}$/,
    );
    return new RegExp(JSON.parse(pattern).replaceAll("[:space:]", "\\s"));
  }

  test.each([
    ["db_password", "x".repeat(12), true],
    ["db_password", "x".repeat(11), false],
    ["db_password", "x".repeat(128), true],
    ["db_password", "x".repeat(129), false],
    ["db_password", "!#$%&'()*+,-.0:;<=>?A[\\]^_`a{|}~", true],
    ["db_password", "slash/slash/slash", false],
    ["db_password", "at@at@at@at@at", false],
    ["db_password", 'quote"quote"quote', false],
    ["db_password", "blank blank blank", false],
    ["db_password", "비밀번호비밀번호비밀번호", false],
    ["alarm_email", "ops@example.com", true],
    ["alarm_email", "first.last+llmops@mail.example.co.kr", true],
    ["alarm_email", "ops", false],
    ["alarm_email", "ops@example", false],
    ["alarm_email", "", false],
    ["alarm_email", "ops @example.com", false],
    ["alarm_email", "a@b@example.com", false],
  ])("%s = %j is taken: %s", (name, value, taken) => {
    expect(patternOf(name).test(value)).toBe(taken);
  });
});
