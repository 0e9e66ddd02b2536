import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import picocolors from "picocolors";
import { describePermissions } from "../../../cli/permissions/describe.ts";
import { permissionsMarkdown } from "../../../cli/permissions/markdown.ts";
import { permissionsText } from "../../../cli/permissions/text.ts";
import { loadSettings } from "../../../config/load-settings.ts";
import { POLICY_LIMITS } from "../../../policies/limits.ts";
import { type Change, settingsWith } from "../../support/settings.ts";

const REFRESH = "npx llmops-aws permissions --markdown > docs/permissions.md";
const PLAN: Change = ["planRole.enabled", true];
const NARROW: Change = ["github.subjects", [{ type: "branch", name: "main" }]];

function text(columns: number, color: boolean, every = false, ...changes: readonly Change[]): string {
  const colors = picocolors.createColors(color);
  return permissionsText(describePermissions(settingsWith(...changes)), { colors, columns }, every);
}

describe("the table", () => {
  test.each([
    [72, false],
    [80, false],
    [80, true],
    [120, true],
  ])("is no wider than %i columns, every action named: %s", (columns, every) => {
    const lines = text(columns, false, every, PLAN, NARROW).split("\n");
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });

  test("has no colours where none are wanted, and says the same with them", () => {
    expect(text(80, false)).toBe(stripVTControlCharacters(text(80, true)));
    expect(text(80, false)).not.toBe(text(80, true));
  });

  test("names every role, who may become it, and that AWS's policy is attached", () => {
    const shown = text(100, false, false, PLAN);
    expect(shown).toContain("llmops-terraform-plan-role");
    expect(shown).toContain("who: GitHub Actions as repo:aaa9785808/llmops-system:*");
    expect(shown).toContain("who: principals of account 123456789012 that may assume it");
    expect(shown).toContain("has besides: AmazonECSTaskExecutionRolePolicy of AWS");
  });

  test("counts many actions, and names them when asked to", () => {
    expect(text(80, false)).toContain("ecr: 11 actions");
    expect(text(200, false, true).includes("CompleteLayerUpload")).toBe(true);
  });

  test("ends with the warnings, where there are any", () => {
    expect(text(80, false)).toMatch(/\nwarning: llmops-github-actions-role admits every run/);
    expect(text(80, false, false, NARROW)).not.toContain("warning:");
  });
});

describe("how full each policy is", () => {
  const { fullness } = describePermissions(settingsWith(PLAN));

  test.each([
    ["trust", POLICY_LIMITS.trust, 5],
    ["inline", POLICY_LIMITS.inlinePerRole, 5],
    ["managed", POLICY_LIMITS.managed, 12],
  ])("%s policies are measured against %i", (kind, limit, count) => {
    const measured = fullness.filter((each) => each.kind === kind);
    expect(measured).toHaveLength(count);
    expect(measured.filter((each) => each.limit !== limit || each.size <= 0 || each.size > limit)).toEqual(
      [],
    );
  });
});

describe("who may become a role", () => {
  const ids: readonly Change[] = [
    ["github.ownerId", "11"],
    ["github.repositoryId", "22"],
  ];

  test.each<[string, string, readonly Change[], readonly string[]]>([
    [
      "runs by id",
      "llmops-github-actions-role",
      [NARROW, ...ids],
      [
        "GitHub Actions as repo:aaa9785808/llmops-system:ref:refs/heads/main, repository id 22",
        "GitHub Actions as repo:aaa9785808@11/llmops-system@22:ref:refs/heads/main, repository id 22",
      ],
    ],
    [
      "a named principal with a second factor",
      "llmops-terraform-role",
      [
        ["terraformRole.principals", ["arn:aws:iam::123456789012:role/admin"]],
        ["terraformRole.requireMfa", true],
      ],
      ["arn:aws:iam::123456789012:role/admin, with a second factor"],
    ],
    [
      "tasks of the account",
      "ecsTaskRole",
      [],
      [
        "the service ecs-tasks.amazonaws.com, on behalf of account 123456789012, on behalf of arn:aws:ecs:us-east-1:123456789012:*",
      ],
    ],
  ])("%s", (_, name, changes, who) => {
    const { roles } = describePermissions(settingsWith(...changes));
    expect(roles.find((role) => role.name === name)?.who).toEqual(who);
  });
});

describe("the page", () => {
  test("docs/permissions.md is what the settings of a fresh clone give", () => {
    const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "permissions.md"), "utf8");
    if (page !== permissionsMarkdown(loadSettings({}))) {
      throw new Error(`docs/permissions.md is not current: make it with ${REFRESH}`);
    }
  });

  test("draws the plan role and GitHub's way to the Terraform role only where they are", () => {
    const subjects: Change = [
      "terraformRole.githubSubjects",
      [{ type: "environment", name: "infrastructure" }],
    ];
    const drawn = (...changes: readonly Change[]) => permissionsMarkdown(settingsWith(...changes));

    expect(drawn()).not.toMatch(/ {2}plan\[|github -- OIDC --> terraform/);
    expect(drawn(PLAN, subjects)).toMatch(/ {2}plan\[.*github -- OIDC --> terraform.*--> plan/s);
  });

  test("no cell breaks its table", () => {
    const rows = permissionsMarkdown(settingsWith(PLAN))
      .split("\n")
      .filter((line) => line.startsWith("|"));
    const cells = new Set(rows.map((row) => row.split(" | ").length));
    expect(rows.length).toBeGreaterThan(50);
    expect([...cells].sort()).toEqual([4, 5]);
  });
});
