import { describe, expect, test } from "@jest/globals";
import { deriveNames } from "../../../../config/names.ts";
import { ecsTasksTrust } from "../../../../policies/ecs-tasks-trust.ts";
import { githubActionsTrust } from "../../../../policies/github-actions-trust.ts";
import { terraformPlanTrust } from "../../../../policies/terraform-plan-trust.ts";
import { terraformTrust } from "../../../../policies/terraform-trust.ts";
import { mutantsOf } from "../harness/mutants.ts";
import type { NamedPolicy } from "../harness/principals.ts";
import { installation } from "../harness/settings.ts";
import { survivorsOf } from "../harness/survivors.ts";
import { enters, tokenEnters } from "./token.ts";
import { TOKEN_CASES, TRUST_SETTINGS } from "./token-cases.ts";

const GITHUB = { owner: "aaa9785808", repository: "llmops-system" };
const REPO = "aaa9785808/llmops-system";
const settingsOf = (github: object) => installation({ github: { ...GITHUB, ...github } });

describe("tokens of GitHub", () => {
  test("the table is as large as it claims", () => {
    expect(TOKEN_CASES.length).toBeGreaterThanOrEqual(40);
  });

  test.each(TOKEN_CASES)("$name", async ({ settings: key, claims, enters: expected }) => {
    const settings = settingsOf(TRUST_SETTINGS[key]);
    const { allowed } = await tokenEnters(settings, githubActionsTrust(settings), claims);
    expect(allowed).toBe(expected);
  });

  test.each(Object.keys(TRUST_SETTINGS) as (keyof typeof TRUST_SETTINGS)[])(
    "every condition and statement of the trust of %s is missed when it is gone",
    async (key) => {
      const settings = settingsOf(TRUST_SETTINGS[key]);
      const trust = githubActionsTrust(settings);
      const decided = TOKEN_CASES.filter((each) => each.settings === key).map(async (each) => ({
        case: {
          action: "sts:AssumeRoleWithWebIdentity",
          expected: each.enters ? ("allowed" as const) : ("denied" as const),
        },
        policies: new Set([trust.name]),
        decision: await tokenEnters(settings, trust, each.claims),
        ask: (replaced: NamedPolicy) => tokenEnters(settings, replaced, each.claims),
      }));
      const survivors = await survivorsOf(mutantsOf(trust), await Promise.all(decided));
      expect(survivors.map(({ name }) => name)).toEqual([]);
    },
  );

  test("in China the audience is that of the partition, and no other", async () => {
    const settings = installation({ region: "cn-north-1" });
    const sub = `repo:${REPO}:ref:refs/heads/main`;
    const trust = githubActionsTrust(settings);
    expect((await tokenEnters(settings, trust, { aud: "sts.amazonaws.com.cn", sub })).allowed).toBe(true);
    expect((await tokenEnters(settings, trust, { aud: "sts.amazonaws.com", sub })).allowed).toBe(false);
  });
});

describe("the Terraform role", () => {
  const admin = "arn:aws:iam::123456789012:role/admin";
  const other = "arn:aws:iam::123456789012:user/other";
  const stranger = "arn:aws:iam::210987654321:role/admin";
  const mfa = { "aws:MultiFactorAuthPresent": "true" };
  const aud = "sts.amazonaws.com";

  test.each([
    { name: "any principal of the account, as in the guide", role: {}, caller: other, expected: true },
    { name: "a principal of another account", role: {}, caller: stranger, expected: false },
    { name: "a named principal", role: { principals: [admin] }, caller: admin, expected: true },
    { name: "a principal that is not named", role: { principals: [admin] }, caller: other, expected: false },
    { name: "a session with MFA", role: { requireMfa: true }, caller: other, context: mfa, expected: true },
    { name: "a session without MFA", role: { requireMfa: true }, caller: other, expected: false },
    {
      name: "a session whose MFA is false",
      role: { requireMfa: true },
      caller: other,
      context: { "aws:MultiFactorAuthPresent": "false" },
      expected: false,
    },
  ])("$name", async ({ role, caller, context = {}, expected }) => {
    const settings = installation({ terraformRole: role });
    expect((await enters(settings, terraformTrust(settings), { caller, context })).allowed).toBe(expected);
  });

  test.each([
    { name: "its environment", sub: `repo:${REPO}:environment:infrastructure`, expected: true },
    { name: "a deployment's environment", sub: `repo:${REPO}:environment:production`, expected: false },
    { name: "a push to main", sub: `repo:${REPO}:ref:refs/heads/main`, expected: false },
    { name: "a pull request", sub: `repo:${REPO}:pull_request`, expected: false },
    {
      name: "a fork's environment",
      sub: "repo:mallory/llmops-system:environment:infrastructure",
      expected: false,
    },
  ])("from GitHub: $name", async ({ sub, expected }) => {
    const settings = installation({
      terraformRole: { githubSubjects: [{ type: "environment", name: "infrastructure" }] },
    });
    expect((await tokenEnters(settings, terraformTrust(settings), { aud, sub })).allowed).toBe(expected);
  });

  test("no token of GitHub enters unless the setting says so", async () => {
    const settings = installation();
    const sub = `repo:${REPO}:environment:infrastructure`;
    expect((await tokenEnters(settings, terraformTrust(settings), { aud, sub })).allowed).toBe(false);
  });
});

describe("the plan role", () => {
  test.each([
    { name: "a pull request", sub: `repo:${REPO}:pull_request`, expected: true },
    { name: "a push to main", sub: `repo:${REPO}:ref:refs/heads/main`, expected: false },
    { name: "a fork", sub: "repo:mallory/llmops-system:pull_request", expected: false },
  ])("$name", async ({ sub, expected }) => {
    const settings = installation({ planRole: { enabled: true } });
    const decision = await tokenEnters(settings, terraformPlanTrust(settings), {
      aud: "sts.amazonaws.com",
      sub,
    });
    expect(decision.allowed).toBe(expected);
  });
});

describe("the roles of ECS tasks", () => {
  const settings = installation();
  const { ecsTaskExecutionRole } = settings.names;
  const task = `arn:aws:ecs:us-east-1:${settings.account}:task/llmops-cluster/0123456789abcdef`;
  const ours = { "aws:SourceAccount": settings.account, "aws:SourceArn": task };

  test.each([
    { name: "a task of the account", caller: "ecs-tasks.amazonaws.com", context: ours, expected: true },
    { name: "another service", caller: "ec2.amazonaws.com", context: ours, expected: false },
    {
      name: "a service that says nothing of its source",
      caller: "ecs-tasks.amazonaws.com",
      context: {},
      expected: false,
    },
    {
      name: "a task of another account",
      caller: "ecs-tasks.amazonaws.com",
      context: {
        "aws:SourceAccount": "210987654321",
        "aws:SourceArn": task.replace(settings.account, "210987654321"),
      },
      expected: false,
    },
    {
      name: "a task that claims this account's ARN for another account",
      caller: "ecs-tasks.amazonaws.com",
      context: { ...ours, "aws:SourceAccount": "210987654321" },
      expected: false,
    },
    {
      name: "a task of another region",
      caller: "ecs-tasks.amazonaws.com",
      context: { ...ours, "aws:SourceArn": task.replace("us-east-1", "eu-west-3") },
      expected: false,
    },
    {
      name: "a principal of the account",
      caller: deriveNames(settings).arns.githubActionsRole,
      context: ours,
      expected: false,
    },
  ])("$name", async ({ caller, context, expected }) => {
    const trust = ecsTasksTrust(settings, ecsTaskExecutionRole);
    expect((await enters(settings, trust, { caller, context })).allowed).toBe(expected);
  });
});
