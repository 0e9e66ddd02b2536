import { describe, expect, test } from "@jest/globals";
import { githubActionsTrust } from "../../policies/github-actions-trust.ts";
import { POLICY_LIMITS, policySize } from "../../policies/limits.ts";
import { terraformPlanTrust } from "../../policies/terraform-plan-trust.ts";
import { terraformTrust } from "../../policies/terraform-trust.ts";
import { type Change, settingsWith } from "../support/settings.ts";

const HOST = "token.actions.githubusercontent.com";
const REPO = "repo:aaa9785808/llmops-system";
const IMMUTABLE = "repo:aaa9785808@11/llmops-system@22";
const IDS: readonly Change[] = [
  ["github.ownerId", "11"],
  ["github.repositoryId", "22"],
];

const trustOf = (...changes: readonly Change[]) => githubActionsTrust(settingsWith(...changes));

/** The subjects of a trust: exact values and patterns, each where IAM reads it. */
function subjectsOf(...changes: readonly Change[]) {
  const conditions = trustOf(...changes).json.Statement.map(({ Condition = {} }) => Condition);
  const under = (operator: string) => conditions.flatMap((each) => each[operator]?.[`${HOST}:sub`] ?? []);
  return { exact: under("StringEquals"), patterns: under("StringLike") };
}

describe("subjects of the GitHub Actions role", () => {
  test.each([
    ["any", { type: "any" }, { exact: [], patterns: [`${REPO}:*`] }],
    ["a branch", { type: "branch", name: "main" }, { exact: [`${REPO}:ref:refs/heads/main`], patterns: [] }],
    [
      "branches by pattern",
      { type: "branch", name: "release/*" },
      { exact: [], patterns: [`${REPO}:ref:refs/heads/release/*`] },
    ],
    ["a tag", { type: "tag", name: "v1.0" }, { exact: [`${REPO}:ref:refs/tags/v1.0`], patterns: [] }],
    [
      "tags with one free character",
      { type: "tag", name: "v?" },
      { exact: [], patterns: [`${REPO}:ref:refs/tags/v?`] },
    ],
    [
      "an environment",
      { type: "environment", name: "production" },
      { exact: [`${REPO}:environment:production`], patterns: [] },
    ],
    [
      "an environment with a colon, which GitHub encodes",
      { type: "environment", name: "eu:prod" },
      { exact: [`${REPO}:environment:eu%3Aprod`], patterns: [] },
    ],
    ["pull requests", { type: "pullRequest" }, { exact: [`${REPO}:pull_request`], patterns: [] }],
    [
      "a template of one's own",
      { type: "custom", subject: `${REPO}:ref:refs/heads/main:workflow:Deploy` },
      { exact: [`${REPO}:ref:refs/heads/main:workflow:Deploy`], patterns: [] },
    ],
    [
      "a template that names the owner only",
      { type: "custom", subject: "repository_owner:aaa9785808:environment:prod-*" },
      { exact: [], patterns: ["repository_owner:aaa9785808:environment:prod-*"] },
    ],
  ])("%s", (_, subject, expected) => {
    expect(subjectsOf(["github.subjects", [subject]])).toEqual(expected);
  });

  test("exact values and patterns stand in two statements, for IAM would ask for both in one", () => {
    const subjects = [
      { type: "branch", name: "main" },
      { type: "tag", name: "v*" },
    ];
    const statements = trustOf(["github.subjects", subjects]).json.Statement;

    expect(statements.map(({ Sid, Condition }) => [Sid, Condition])).toEqual([
      [
        "GitHubExactSubjects",
        {
          StringEquals: {
            [`${HOST}:aud`]: "sts.amazonaws.com",
            [`${HOST}:sub`]: `${REPO}:ref:refs/heads/main`,
          },
        },
      ],
      [
        "GitHubSubjectPatterns",
        {
          StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com" },
          StringLike: { [`${HOST}:sub`]: `${REPO}:ref:refs/tags/v*` },
        },
      ],
    ]);
  });

  test("a subject named twice is trusted once", () => {
    const main = { type: "branch", name: "main" };
    expect(subjectsOf(["github.subjects", [main, main]]).exact).toEqual([`${REPO}:ref:refs/heads/main`]);
  });
});

describe("immutable subjects", () => {
  test("with both ids, both forms are trusted, and the repository's id is asked for besides", () => {
    const main = { type: "branch", name: "main" };
    const [statement] = trustOf(...IDS, ["github.subjects", [main]]).json.Statement;

    expect(statement?.Condition?.StringEquals).toEqual({
      [`${HOST}:aud`]: "sts.amazonaws.com",
      [`${HOST}:repository_id`]: "22",
      [`${HOST}:sub`]: [`${REPO}:ref:refs/heads/main`, `${IMMUTABLE}:ref:refs/heads/main`],
    });
  });

  test.each([REPO, IMMUTABLE])("a custom subject on %s is trusted in both forms", (repo) => {
    const custom = { type: "custom", subject: `${repo}:workflow:Deploy` };
    expect(subjectsOf(...IDS, ["github.subjects", [custom]]).exact).toEqual([
      `${REPO}:workflow:Deploy`,
      `${IMMUTABLE}:workflow:Deploy`,
    ]);
  });

  test("a repository whose name begins another's is not taken for it", () => {
    const custom = { type: "custom", subject: `${REPO}-web:workflow:Deploy` };
    const further = [{ repository: "llmops-system-web", repositoryId: "33" }];
    const changes: readonly Change[] = [...IDS, ["github.repositories", further]];

    expect(subjectsOf(...changes, ["github.subjects", [custom]]).exact).toEqual([
      `${REPO}-web:workflow:Deploy`,
      "repo:aaa9785808@11/llmops-system-web@33:workflow:Deploy",
    ]);
  });
});

describe("several repositories", () => {
  test("share the subjects; the owner is the first one's unless another is named", () => {
    const further = [{ repository: "web" }, { owner: "octo", repository: "infra" }];
    expect(subjectsOf(["github.repositories", further]).patterns).toEqual([
      `${REPO}:*`,
      "repo:aaa9785808/web:*",
      "repo:octo/infra:*",
    ]);
  });

  test("each by its id", () => {
    const further = [{ owner: "octo", repository: "infra", ownerId: "33", repositoryId: "44" }];
    const [statement] = trustOf(...IDS, ["github.repositories", further]).json.Statement;
    expect(statement?.Condition?.StringEquals?.[`${HOST}:repository_id`]).toEqual(["22", "44"]);
  });
});

describe("the audience follows the partition", () => {
  test.each([
    ["us-east-1", "sts.amazonaws.com"],
    ["us-gov-west-1", "sts.amazonaws.com"],
    ["cn-north-1", "sts.amazonaws.com.cn"],
  ])("%s: %s", (region, audience) => {
    const [statement] = trustOf(["region", region]).json.Statement;
    expect(statement?.Condition?.StringEquals?.[`${HOST}:aud`]).toBe(audience);
  });
});

describe("the limit of a trust policy", () => {
  /** Environments whose names bring the trust to a size. */
  function subjectsOfSize(size: number) {
    const subjects = Array.from({ length: 12 }, (_, index) => ({
      type: "environment",
      name: `${"e".repeat(80)}${String.fromCharCode(97 + index)}`,
    }));
    const missing = size - policySize(trustOf(["github.subjects", subjects]));
    const [first, ...others] = subjects;
    return [{ type: "environment", name: `${"x".repeat(missing)}${first?.name}` }, ...others];
  }

  test("2,048 characters fit", () => {
    const trust = trustOf(["github.subjects", subjectsOfSize(POLICY_LIMITS.trust)]);
    expect(policySize(trust)).toBe(2_048);
  });

  test("2,049 are refused, with the number and the limit", () => {
    expect(() => trustOf(["github.subjects", subjectsOfSize(POLICY_LIMITS.trust + 1)])).toThrow(
      "trust policy of llmops-github-actions-role: 2049 characters without white space, AWS's limit is 2048",
    );
  });
});

describe("the Terraform role", () => {
  const ADMIN = "arn:aws:iam::123456789012:role/admin";

  test.each<[string, readonly Change[], object]>([
    ["the account", [], { Principal: { AWS: "arn:aws:iam::123456789012:root" } }],
    ["named principals", [["terraformRole.principals", [ADMIN]]], { Principal: { AWS: [ADMIN] } }],
    [
      "only with a second factor",
      [["terraformRole.requireMfa", true]],
      { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
    ],
  ])("is trusted by %s", (_, changes, expected) => {
    const [statement, ...others] = terraformTrust(settingsWith(...changes)).json.Statement;
    expect(statement).toMatchObject({ Action: "sts:AssumeRole", ...expected });
    expect(others).toEqual([]);
  });

  test("admits GitHub for subjects of its own, beside the principals", () => {
    const environment = { type: "environment", name: "infrastructure" };
    const trust = terraformTrust(settingsWith(["terraformRole.githubSubjects", [environment]]));

    expect(trust.json.Statement.map(({ Sid }) => Sid)).toEqual([
      "PrincipalsOfThisAccount",
      "GitHubExactSubjects",
    ]);
    expect(trust.json.Statement[1]?.Condition?.StringEquals).toMatchObject({
      [`${HOST}:sub`]: `${REPO}:environment:infrastructure`,
    });
  });
});

test("the plan role is meant for pull requests", () => {
  const [statement] = terraformPlanTrust(settingsWith(["planRole.enabled", true])).json.Statement;
  expect(statement?.Condition?.StringEquals).toMatchObject({ [`${HOST}:sub`]: `${REPO}:pull_request` });
});
