import { describe, expect, test } from "@jest/globals";
import { SettingsError } from "../../config/problem.ts";
import { type Change, settingsWith } from "../support/settings.ts";

const REPO = "repo:aaa9785808/llmops-system";
const custom = (subject: string): Change => ["github.subjects", [{ type: "custom", subject }]];

/** The paths at fault and what is said of them. */
function problemsOf(...changes: readonly Change[]) {
  try {
    settingsWith(...changes);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

const pathsOf = (...changes: readonly Change[]) => problemsOf(...changes).map(({ path }) => path);

describe("subjects", () => {
  test.each<[string, Change, string]>([
    ["no list at all", ["github.subjects", "main"], "github.subjects"],
    ["an empty list", ["github.subjects", []], "github.subjects"],
    ["an empty list for plans", ["planRole.githubSubjects", []], "planRole.githubSubjects"],
    ["an unknown type", ["github.subjects", [{ type: "branches" }]], "github.subjects[0].type"],
    ["a branch without a name", ["github.subjects", [{ type: "branch" }]], "github.subjects[0].name"],
    [
      "a full ref",
      ["github.subjects", [{ type: "branch", name: "refs/heads/main" }]],
      "github.subjects[0].name",
    ],
    [
      "a blank in a branch",
      ["github.subjects", [{ type: "branch", name: "a b" }]],
      "github.subjects[0].name",
    ],
    [
      "a colon in a branch",
      ["github.subjects", [{ type: "branch", name: "a:b" }]],
      "github.subjects[0].name",
    ],
    ["two dots in a tag", ["github.subjects", [{ type: "tag", name: "v1..2" }]], "github.subjects[0].name"],
    ["a policy variable", ["github.subjects", [{ type: "tag", name: "v$1" }]], "github.subjects[0].name"],
    ["a name too much", ["github.subjects", [{ type: "any", name: "x" }]], "github.subjects[0].name"],
    [
      "a nameless environment",
      ["github.subjects", [{ type: "environment", name: "" }]],
      "github.subjects[0].name",
    ],
    [
      "an environment of 256 characters",
      ["github.subjects", [{ type: "environment", name: "e".repeat(256) }]],
      "github.subjects[0].name",
    ],
    ["a blank in a custom subject", custom(`${REPO}: x`), "github.subjects[0].subject"],
  ])("%s", (_, change, path) => {
    expect(pathsOf(change)).toEqual([path]);
  });

  test.each<[string, Change]>([
    [
      "255 characters of an environment",
      ["github.subjects", [{ type: "environment", name: "e".repeat(255) }]],
    ],
    ["a blank in an environment", ["github.subjects", [{ type: "environment", name: "my production" }]]],
    ["a branch with a slash", ["github.subjects", [{ type: "branch", name: "feature/x_1.2" }]]],
    ["a tag of one letter", ["github.subjects", [{ type: "tag", name: "v" }]]],
  ])("fits: %s", (_, change) => {
    expect(problemsOf(change)).toEqual([]);
  });
});

describe("custom subjects must pin the repository or its owner", () => {
  const WILD =
    /^its wildcard would admit other owners or repositories: write "repo:aaa9785808\/llmops-system"/;
  const STRAY = /^it names no trusted owner or repository, so it would admit those of others: write/;

  test.each<[string, RegExp]>([
    ["*", WILD],
    ["repo:*", WILD],
    ["repo:aaa9785808/*", WILD],
    ["repo:aaa9785808/*:ref:refs/heads/main", WILD],
    ["repo:aaa978580?/llmops-system:ref:refs/heads/main", WILD],
    [`${REPO}*`, WILD],
    [`${REPO}*:ref:refs/heads/main`, WILD],
    [`*:${REPO}`, WILD],
    ["repository_owner:aaa*", WILD],
    ["repo:other/llmops-system:ref:refs/heads/main", STRAY],
    ["repo:AAA9785808/llmops-system:ref:refs/heads/main", STRAY],
    [`x${REPO}`, STRAY],
    ["ref:refs/heads/main", STRAY],
    ["repository_owner:other", STRAY],
    ["repo:aaa9785808@11/llmops-system@22:ref:refs/heads/main", STRAY],
    ["job_workflow_ref:aaa9785808/llmops-system/.github/workflows/x.yml@refs/heads/main", STRAY],
  ])("refused: %s", (subject, mend) => {
    const problems = problemsOf(custom(subject));
    expect(problems).toEqual([
      { path: "github.subjects[0].subject", received: subject, mend: expect.stringMatching(mend) },
    ]);
  });

  test.each([
    REPO,
    `${REPO}:*`,
    `${REPO}:ref:refs/heads/*:workflow:Deploy`,
    "repository_owner:aaa9785808",
    "repository_owner:aaa9785808:environment:*",
    "environment:production:repository:aaa9785808/llmops-system",
  ])("fits: %s", (subject) => {
    expect(problemsOf(custom(subject))).toEqual([]);
  });

  test("the lists of the other roles are held to the same", () => {
    const subjects = [{ type: "any" }, { type: "custom", subject: "repo:*" }];
    expect(
      pathsOf(["terraformRole.githubSubjects", subjects], ["planRole.githubSubjects", subjects]),
    ).toEqual(["terraformRole.githubSubjects[1].subject", "planRole.githubSubjects[1].subject"]);
  });
});

describe("ids come in pairs, for every repository or for none", () => {
  const BOTH: readonly Change[] = [
    ["github.ownerId", "11"],
    ["github.repositoryId", "22"],
  ];

  test.each<[string, readonly Change[], readonly string[]]>([
    ["the owner's alone", [["github.ownerId", "11"]], ["github.repositoryId"]],
    ["the repository's alone", [["github.repositoryId", "22"]], ["github.ownerId"]],
    ["no number", [...BOTH.slice(1), ["github.ownerId", "octo"]], ["github.ownerId"]],
    [
      "a further repository without",
      [...BOTH, ["github.repositories", [{ repository: "web" }]]],
      ["github.repositories[0].repositoryId"],
    ],
    [
      "a further repository of another owner with one",
      [...BOTH, ["github.repositories", [{ owner: "octo", repository: "web", repositoryId: "44" }]]],
      ["github.repositories[0].ownerId"],
    ],
    [
      "a further repository with its owner's alone",
      [["github.repositories", [{ repository: "web", ownerId: "11" }]]],
      ["github.repositories[0].repositoryId"],
    ],
    [
      "only the further repository",
      [["github.repositories", [{ repository: "web", ownerId: "11", repositoryId: "44" }]]],
      ["github.repositoryId"],
    ],
  ])("%s", (_, changes, paths) => {
    expect(pathsOf(...changes)).toEqual(paths);
  });

  test("a single id is explained", () => {
    expect(problemsOf(["github.ownerId", "11"])[0]?.mend).toBe(
      "an immutable subject carries both ids, so one built from a single id can never match: give both (gh api repos/OWNER/REPO --jq '.owner.id, .id') or none",
    );
  });

  test("the owner's id is known for its further repositories", () => {
    expect(problemsOf(...BOTH, ["github.repositories", [{ repository: "web", repositoryId: "44" }]])).toEqual(
      [],
    );
  });
});

describe("repositories and principals", () => {
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

  test.each<[string, Change, string]>([
    ["a wildcard for a repository", ["github.repository", "llmops-*"], "github.repository"],
    ["a wildcard for an owner", ["github.owner", "*"], "github.owner"],
    [
      "the same repository in other letters",
      ["github.repositories", [{ repository: "LLMOps-System" }]],
      "github.repositories[0].repository",
    ],
    ["a wildcard principal", ["terraformRole.principals", [role("*")]], "terraformRole.principals[0]"],
    [
      "the account as a principal",
      ["terraformRole.principals", ["arn:aws:iam::123456789012:root"]],
      "terraformRole.principals[0]",
    ],
    [
      "another partition",
      ["terraformRole.principals", ["arn:aws-cn:iam::123456789012:role/admin"]],
      "terraformRole.principals[0]",
    ],
    [
      "a role of this project",
      ["terraformRole.principals", [role("admin"), role("llmops-github-actions-role")]],
      "terraformRole.principals[1]",
    ],
    [
      "a role that Terraform may make",
      ["terraformRole.principals", [role("llmops-worker")]],
      "terraformRole.principals[0]",
    ],
    ["no region", ["regions", []], "regions"],
    ["regions without the settings' own", ["regions", ["eu-west-1"]], "regions"],
    ["a region of another partition", ["regions", ["us-east-1", "cn-north-1"]], "regions[1]"],
    ["a region twice", ["regions", ["us-east-1", "us-east-1"]], "regions[1]"],
    ["no name pattern", ["terraformRole.namePatterns", []], "terraformRole.namePatterns"],
    ["a pattern of everything", ["terraformRole.namePatterns", ["*"]], "terraformRole.namePatterns[0]"],
    [
      "a pattern of three letters",
      ["terraformRole.namePatterns", ["*abc*"]],
      "terraformRole.namePatterns[0]",
    ],
    ["a metric namespace of AWS", ["taskRole.metricsNamespace", "AWS/ECS"], "taskRole.metricsNamespace"],
    ["a wildcard for every model", ["taskRole.bedrockModels", ["*"]], "taskRole.bedrockModels[0]"],
    [
      "a policy name without room for its areas",
      ["names.terraformPolicy", "a".repeat(114)],
      "names.terraformPolicy",
    ],
    ["an unknown registration scope", ["ecs.registrationScope", "all"], "ecs.registrationScope"],
  ])("refused: %s", (_, change, path) => {
    expect(pathsOf(change)).toEqual([path]);
  });

  test.each<[string, Change]>([
    ["principals of the account", ["terraformRole.principals", [role("admin"), role("aws-reserved/sso/x")]]],
    ["a pattern of four letters", ["terraformRole.namePatterns", ["abcd*"]]],
    ["two regions", ["regions", ["eu-west-1", "us-east-1"]]],
    ["a family of models", ["taskRole.bedrockModels", ["anthropic.claude-*"]]],
  ])("fits: %s", (_, change) => {
    expect(problemsOf(change)).toEqual([]);
  });
});
