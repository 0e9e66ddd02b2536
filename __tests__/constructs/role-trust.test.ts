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
import type { Change } from "../support/settings.ts";
import type { Json, Template } from "../support/template.ts";

/** The statements that admit, without the sid, which is for readers. */
function trustOf(template: Template): Json[] {
  const { Statement } = template.only("aws_iam_role").assume_role_policy;
  return Statement.map(({ Sid: _, ...rest }: Json) => rest);
}

describe("who may become", () => {
  const OIDC = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  const tasksOf = (partition: string, region: string) => ({
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": "123456789012" },
      ArnLike: { "aws:SourceArn": `arn:${partition}:ecs:${region}:123456789012:*` },
    },
  });

  test.each<[string, Build, Change[], Json]>([
    [
      "the GitHub Actions role: runs of the one repository",
      githubActions,
      [],
      {
        Effect: "Allow",
        Principal: { Federated: OIDC },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
          StringLike: { "token.actions.githubusercontent.com:sub": "repo:aaa9785808/llmops-system:*" },
        },
      },
    ],
    [
      "the Terraform role: the account, as in the guide",
      terraform,
      [],
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "sts:AssumeRole",
      },
    ],
    [
      "the plan role: runs of pull requests alone",
      terraformPlan,
      [],
      {
        Effect: "Allow",
        Principal: { Federated: OIDC },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": "repo:aaa9785808/llmops-system:pull_request",
          },
        },
      },
    ],
    ["the execution role: tasks of this account", ecsTaskExecution, [], tasksOf("aws", "us-east-1")],
    ["the task role: tasks of this account", ecsTask, [], tasksOf("aws", "us-east-1")],
    [
      "the task role in China: tasks of that partition and region",
      ecsTask,
      [["region", "cn-northwest-1"]],
      tasksOf("aws-cn", "cn-northwest-1"),
    ],
  ])("%s", (_, build, changes, statement) => {
    const listed = JSON.parse(JSON.stringify(trustOf(synthesizeRole(build, ...changes))));

    expect(listed.map(withoutSingleLists)).toEqual([statement]);
  });

  /** IAM reads a list of one and its only element alike. */
  function withoutSingleLists(value: Json): Json {
    if (Array.isArray(value) && value.length === 1) return value[0];
    if (Array.isArray(value) || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSingleLists(inner)]));
  }
});
