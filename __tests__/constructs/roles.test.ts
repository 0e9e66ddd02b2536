import { describe, expect, test } from "@jest/globals";
import {
  type Build,
  ecsTask,
  ecsTaskExecution,
  githubActions,
  synthesizeRole,
  terraform,
  terraformPlan,
} from "../support/roles.ts";
import { type Json, ref } from "../support/template.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_ATTACHED = 10;

interface Row {
  readonly build: Build;
  /** Setting and default of the role's name, and of its policy's. */
  readonly role: readonly [setting: string, name: string];
  readonly policy: readonly [setting: string, name: string];
}

const ROLES: Record<string, Row> = {
  "the GitHub Actions role": {
    build: githubActions,
    role: ["names.githubActionsRole", "llmops-github-actions-role"],
    policy: ["names.githubActionsPolicy", "llmops-github-actions-policy"],
  },
  "the Terraform role": {
    build: terraform,
    role: ["names.terraformRole", "llmops-terraform-role"],
    policy: ["names.terraformPolicy", "llmops-terraform-policy"],
  },
  "the plan role": {
    build: terraformPlan,
    role: ["names.terraformPlanRole", "llmops-terraform-plan-role"],
    policy: ["names.terraformPlanPolicy", "llmops-terraform-plan-policy"],
  },
  "the ECS task execution role": {
    build: ecsTaskExecution,
    role: ["names.ecsTaskExecutionRole", "ecsTaskExecutionRole"],
    policy: ["names.ecsTaskExecutionPolicy", "llmops-ecs-task-execution-policy"],
  },
  "the ECS task role": {
    build: ecsTask,
    role: ["names.ecsTaskRole", "ecsTaskRole"],
    policy: ["names.ecsTaskPolicy", "llmops-ecs-task-policy"],
  },
};

describe.each(Object.entries(ROLES))("%s", (_, { build, role, policy }) => {
  const template = synthesizeRole(build);

  test("has the guide's name and says what it is for", () => {
    const { name, description } = template.only("aws_iam_role");

    expect(name).toBe(role[1]);
    expect(description).toMatch(/^[A-Z].{20,}[^.]$/);
  });

  test("carries one inline policy of the guide's name, in which everything is allowed for a reason", () => {
    const inline = template.only("aws_iam_role_policy");

    expect(inline.name).toBe(policy[1]);
    expect(inline.role).toMatch(/^\$\{aws_iam_role\.\w+\.name\}$/);
    expect(inline.policy.Version).toBe("2012-10-17");
    expect(inline.policy.Statement.length).toBeGreaterThan(0);
  });

  test("has the names of the settings", () => {
    const renamed = synthesizeRole(build, [role[0], "team-role"], [policy[0], "team-policy"]);

    expect(renamed.only("aws_iam_role").name).toBe("team-role");
    expect(renamed.only("aws_iam_role_policy").name).toBe("team-policy");
  });

  test("gives its ARN to others", () => {
    expect(template.json.output.arn.value).toMatch(/^\$\{aws_iam_role\.\w+\.arn\}$/);
  });

  test.each([
    ["cn-north-1", "aws-cn"],
    ["us-gov-east-1", "aws-us-gov"],
  ])("names nothing of another partition in %s", (region, partition) => {
    const arns = synthesizeRole(build, ["region", region]).text.match(/arn:aws[a-z-]*:/g) ?? [];

    expect(new Set(arns)).toEqual(new Set([`arn:${partition}:`]));
  });
});

describe("what else hangs on a role", () => {
  test.each([
    ["us-east-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
  ])("the execution role has AWS's own policy of its partition (%s)", (region, partition) => {
    const template = synthesizeRole(ecsTaskExecution, ["region", region]);

    expect(template.only("aws_iam_role_policy_attachment")).toEqual({
      role: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.name\}$/),
      policy_arn: `arn:${partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
    });
  });

  test.each<[string, Build]>([
    ["GitHub Actions", githubActions],
    ["ECS task", ecsTask],
  ])("the %s role has none", (_, build) => {
    expect(synthesizeRole(build).json.resource.aws_iam_role_policy_attachment).toBeUndefined();
  });

  test.each<[string, Build]>([
    ["Terraform", terraform],
    ["plan", terraformPlan],
  ])("the %s role has every managed policy that it comes with, as many as IAM attaches", (_, build) => {
    const { aws_iam_policy: policies, aws_iam_role_policy_attachment: attachments } =
      synthesizeRole(build).json.resource;
    const attached = Object.values<Json>(attachments).map(({ policy_arn }) => policy_arn);

    expect(attached.sort()).toEqual(
      Object.keys(policies)
        .map((name) => ref(`aws_iam_policy.${name}.arn`))
        .sort(),
    );
    expect(attached.length).toBeGreaterThan(0);
    expect(attached.length).toBeLessThanOrEqual(MOST_ATTACHED);
  });

  test.each<[string, Build, string, RegExp]>([
    ["GitHub Actions", githubActions, "create", /^aws_iam_openid_connect_provider\./],
    ["GitHub Actions", githubActions, "existing", /^data\.aws_iam_openid_connect_provider\./],
    ["Terraform", terraform, "create", /^aws_iam_openid_connect_provider\./],
    ["plan", terraformPlan, "existing", /^data\.aws_iam_openid_connect_provider\./],
  ])("the %s role waits for the provider, made here or not", (_, build, mode, address) => {
    const template = synthesizeRole(build, ["oidcProvider.mode", mode]);

    expect(template.only("aws_iam_role").depends_on).toEqual([expect.stringMatching(address)]);
  });

  test.each<[string, Build]>([
    ["ECS task execution", ecsTaskExecution],
    ["ECS task", ecsTask],
  ])("the %s role waits for nothing", (_, build) => {
    expect(synthesizeRole(build).only("aws_iam_role")).not.toHaveProperty("depends_on");
  });
});
