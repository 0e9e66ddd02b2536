import { describe, expect, test } from "@jest/globals";
import { parseSettings } from "../../config/parse-settings.ts";
import { SettingsError } from "../../config/problem.ts";
import { type Change, GUIDE, guideWith, settingsWith } from "../support/settings.ts";
import { BAD_ROLES } from "./bad-role-settings.ts";
import { ACCOUNT, BAD, OWNER, REGION, TAG_KEY } from "./bad-settings.ts";
import { FITTING } from "./fitting-settings.ts";

/** The lines under the headline of the error: one a problem. */
function problemsOf(input: unknown): string[] {
  try {
    parseSettings(input);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

describe("a wrong setting is told with its place, what stands there, and how to mend it", () => {
  test.each(BAD)("%s = %j", (path, value, received, mend) => {
    expect(problemsOf(guideWith([path, value]))).toEqual([`${path}: received ${received}; ${mend}`]);
  });

  test.each(BAD_ROLES)("%s = %j", (path, value, place, received, mend) => {
    expect(problemsOf(guideWith([path, value]))).toEqual([`${place}: received ${received}; ${mend}`]);
  });

  test.each([[[]], [null], [undefined], ["{}"], [3]])("the file as a whole: %j", (input) => {
    const received = input === undefined ? "nothing" : JSON.stringify(input);

    expect(problemsOf(input)).toEqual([`(file): received ${received}; give a JSON object`]);
  });

  test.each([
    ["a tag key with the reserved prefix", { "aws:cost": "7" }, 'tags["aws:cost"]: received "aws:cost"'],
    ["an empty tag key", { "": "7" }, 'tags[""]: received ""'],
    [
      "a tag key over 128 letters",
      { ["k".repeat(129)]: "7" },
      `tags.${"k".repeat(129)}: received "${"k".repeat(116)}...`,
    ],
    [
      "a tag key with a line break stays on one line",
      { "a\nb": "7" },
      String.raw`tags["a\nb"]: received "a\nb"`,
    ],
  ])("%s", (_, tags, start) => {
    expect(problemsOf(guideWith(["tags", tags]))).toEqual([`${start}; ${TAG_KEY}`]);
  });

  test("51 tags are one too many", () => {
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));

    expect(problemsOf(guideWith(["tags", tags]))).toEqual([
      `tags: received ${JSON.stringify(tags).slice(0, 117)}...; use at most 50 tags`,
    ]);
  });
});

describe("settings that are right alone and wrong together", () => {
  test.each<[string, readonly Change[], string]>([
    [
      "two roles of one name, whatever the case",
      [["names.ecsTaskRole", "ECSTASKEXECUTIONROLE"]],
      'names.ecsTaskRole: received "ECSTASKEXECUTIONROLE"; names.ecsTaskExecutionRole has the same name: give each role its own',
    ],
    [
      "two buckets of one name",
      [
        ["names.assetsBucket", "llmops-audit"],
        ["names.auditLogsBucket", "llmops-audit"],
      ],
      'names.assetsBucket: received "llmops-audit"; names.auditLogsBucket has the same name: give each bucket its own',
    ],
    [
      "a bucket named as the state bucket is by default",
      [["names.assetsBucket", "llmops-terraform-state-123456789012"]],
      'names.assetsBucket: received "llmops-terraform-state-123456789012"; names.stateBucket has the same name: give each bucket its own',
    ],
    [
      "two tags that IAM takes for one",
      [["tags", { Project: "llmops", project: "llmops" }]],
      'tags.project: received "project"; tags.Project has the same name: give each tag its own',
    ],
  ])("%s", (_, changes, problem) => {
    expect(problemsOf(guideWith(...changes))).toEqual([problem]);
  });
});

describe("an unknown key", () => {
  const plain = "correct the spelling or take it out (the README lists them all)";

  test.each([
    ["acount", "did you mean account?"],
    ["Region", "did you mean region?"],
    ["github.repo", "did you mean github.repository?"],
    ["github.repositry", "did you mean github.repository?"],
    ["names.lockTabel", "did you mean names.lockTable?"],
    ["owner", "did you mean github.owner?"],
    ["names.keptVersions", "did you mean state.keptVersions?"],
    ["oidcProvider.thumbPrint", "did you mean oidcProvider.thumbprint?"],
    ["password", plain],
    ["state.constructor", plain],
  ])("%s: %s", (path, mend) => {
    expect(problemsOf(guideWith([path, "x"]))).toEqual([`${path}: received "x"; no such setting: ${mend}`]);
  });

  test.each([
    ["a prototype's key", '{ "__proto__": 1 }', "__proto__", plain],
    ["a key with a blank", '{ "git hub": 1 }', '["git hub"]', "did you mean github?"],
    ["a key with a blank in front", '{ " account": 1 }', '[" account"]', "did you mean account?"],
    ["a key with a line break", '{ "a\\nb": 1 }', String.raw`["a\nb"]`, plain],
  ])("%s", (_, text, path, mend) => {
    const input = Object.assign(JSON.parse(text), GUIDE);

    expect(problemsOf(input)).toEqual([`${path}: received 1; no such setting: ${mend}`]);
  });
});

describe("both sides of every limit: what just fits", () => {
  test.each(FITTING)("%s = %j", (path, value) => {
    const settings = settingsWith([path, value]);

    const arrived = path.split(".").reduce<unknown>((at, key) => Reflect.get(at as object, key), settings);
    expect(arrived).toEqual(value);
  });
});

describe("the whole file", () => {
  test("all problems come at once, each on a line of its own, under the name of the file", () => {
    const input = guideWith(
      ["account", "1"],
      ["region", "mars-1"],
      ["github.owner", "-"],
      ["names.trial", "x"],
      ["state.locking", "off"],
    );

    expect(() => parseSettings(input, "other.json")).toThrow(
      [
        "other.json: 5 problems; nothing was written",
        `  account: received "1"; ${ACCOUNT}`,
        `  region: received "mars-1"; ${REGION}`,
        `  github.owner: received "-"; ${OWNER}`,
        '  names.trial: received "x"; no such setting: did you mean names.trail?',
        '  state.locking: received "off"; use one of "both", "table", "lockfile"',
      ].join("\n"),
    );
  });

  test("one problem is called one problem", () => {
    expect(() => parseSettings(guideWith(["account", "1"]))).toThrow(
      /^llmops\.config\.json: 1 problem; nothing was written\n {2}account: /,
    );
  });

  test("the guide's values are the defaults", () => {
    expect(settingsWith()).toMatchObject({
      ...GUIDE,
      names: {
        lockTable: "llmops-terraform-locks",
        terraformRole: "llmops-terraform-role",
        terraformPolicy: "llmops-terraform-policy",
        githubActionsRole: "llmops-github-actions-role",
        githubActionsPolicy: "llmops-github-actions-policy",
        ecsTaskExecutionRole: "ecsTaskExecutionRole",
        ecsTaskRole: "ecsTaskRole",
        ecsTaskPolicy: "llmops-ecs-task-policy",
        trail: "llmops-trail",
        githubSecret: "AWS_ROLE_TO_ASSUME",
        cluster: "llmops-cluster",
        service: "llmops-service",
        taskFamily: "llmops-task",
        ecrRepository: "llmops-system",
        assetsBucket: "llmops-assets",
        secretsPrefix: "llmops/",
        alertsTopic: "llmops-alerts",
      },
      state: { bootstrap: "local", locking: "both", keptVersions: 30, versionExpirationDays: 90 },
      oidcProvider: { mode: "create" },
      tags: { Project: "llmops", ManagedBy: "terraform" },
      awsProviderVersion: "6.25.0",
    });
  });

  test("owner and repository keep their case: GitHub's subject is compared letter by letter", () => {
    const { github } = settingsWith(["github.owner", "OctoCat"], ["github.repository", "LLMOps"]);

    expect(github).toMatchObject({ owner: "OctoCat", repository: "LLMOps" });
  });

  test("the caller's object stays as it was", () => {
    const input = guideWith(["state.keptVersions", 3]);
    const before = structuredClone(input);

    parseSettings(input);

    expect(input).toEqual(before);
  });
});
