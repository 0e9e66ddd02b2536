import { describe, expect, test } from "@jest/globals";
import { settingsWarnings } from "../../policies/warnings.ts";
import { type Change, settingsWith } from "../support/settings.ts";

const NARROW: Change = ["github.subjects", [{ type: "branch", name: "main" }]];
const REPO = "repo:aaa9785808/llmops-system";
const IDS: readonly Change[] = [
  ["github.ownerId", "11"],
  ["github.repositoryId", "22"],
];
const PLAN: Change = ["planRole.enabled", true];

const subject = (value: object): Change => ["github.subjects", [value]];
const custom = (value: string): Change => subject({ type: "custom", subject: value });

describe("narrow settings are silent", () => {
  test.each<[string, readonly Change[]]>([
    ["a branch", [NARROW]],
    ["branches under a prefix", [subject({ type: "branch", name: "release/*" })]],
    ["an environment", [subject({ type: "environment", name: "production" })]],
    ["a template with a workflow", [custom(`${REPO}:ref:refs/heads/main:workflow:*`)]],
    ["a template with some refs", [custom(`${REPO}:ref:refs/heads/release/*`)]],
    [
      "a template with a reusable workflow",
      [custom(`${REPO}:job_workflow_ref:aaa9785808/flows/.github/workflows/deploy.yml@refs/heads/main`)],
    ],
    [
      "an owner's template, held by the repository's id",
      [...IDS, custom("repository_owner:aaa9785808:environment:p")],
    ],
    ["pull requests that only plan", [NARROW, PLAN]],
    ["a wide plan role that is not made", [NARROW, ["planRole.githubSubjects", [{ type: "any" }]]]],
  ])("%s", (_, changes) => {
    expect(settingsWarnings(settingsWith(...changes))).toEqual([]);
  });
});

describe("wide trust is one line, with the narrower setting to use", () => {
  test.each<[string, readonly Change[], string]>([
    ["the guide's default", [], "admits every run, pull requests included"],
    ["pull requests", [subject({ type: "pullRequest" })], "admits pull requests"],
    ["any branch", [subject({ type: "branch", name: "*" })], "admits any branch"],
    ["any tag", [subject({ type: "tag", name: "**" })], "admits any tag"],
    ["any environment", [subject({ type: "environment", name: "*" })], "admits any environment"],
    ["a template without a context", [custom(REPO)], "admits every run, pull requests included"],
    ["a template with any ref", [custom(`${REPO}:ref:refs/*`)], "admits every run, pull requests included"],
    [
      "a template with any environment",
      [custom(`${REPO}:environment:*`)],
      "admits every run, pull requests included",
    ],
    [
      "a template of a workflow's name",
      [custom(`${REPO}:workflow:Deploy`)],
      "admits every run, pull requests included",
    ],
    [
      "any run of a workflow",
      [custom(`${REPO}:*:workflow:Deploy`)],
      "admits every run, pull requests included",
    ],
    ["a template of pull requests", [custom(`${REPO}:pull_request:workflow:CI`)], "admits pull requests"],
    [
      "a template of an owner",
      [custom("repository_owner:aaa9785808:environment:production")],
      "admits every repository of the owner",
    ],
  ])("%s", (_, changes, what) => {
    expect(settingsWarnings(settingsWith(...changes))).toEqual([
      `llmops-github-actions-role ${what}: name the runs in github.subjects, as in { "type": "branch", "name": "main" } or { "type": "environment", "name": "production" }`,
    ]);
  });

  test("several wide subjects of one role are still one line", () => {
    const subjects = [{ type: "any" }, { type: "pullRequest" }, { type: "branch", name: "*" }];
    expect(settingsWarnings(settingsWith(["github.subjects", subjects]))).toHaveLength(1);
  });

  test.each<[string, Change, string]>([
    [
      "the Terraform role",
      ["terraformRole.githubSubjects", [{ type: "pullRequest" }]],
      "llmops-terraform-role",
    ],
    ["the plan role", ["planRole.githubSubjects", [{ type: "any" }]], "llmops-terraform-plan-role"],
  ])("%s names its own setting", (_, change, role) => {
    const [line, ...others] = settingsWarnings(settingsWith(NARROW, PLAN, change));
    expect(line).toContain(`${role} admits`);
    expect(line).toContain(`in ${change[0]},`);
    expect(others).toEqual([]);
  });
});

test("without the boundary the Terraform role is called what it is", () => {
  expect(settingsWarnings(settingsWith(NARROW, ["permissionsBoundary.required", false]))).toEqual([
    "llmops-terraform-role is an administrator in effect, for it may make roles without a boundary: set permissionsBoundary.required to true",
  ]);
});
