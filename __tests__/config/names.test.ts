import { describe, expect, test } from "@jest/globals";
import { backendArguments } from "../../config/backend.ts";
import { arnBuilder, deriveNames, STATE_KEYS } from "../../config/names.ts";
import { partitionOf, stsAudience } from "../../config/partition.ts";
import { type Change, settingsWith } from "../support/settings.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

describe("the partition follows from the region", () => {
  test.each([
    ["us-east-1", "aws", "sts.amazonaws.com"],
    ["ap-northeast-2", "aws", "sts.amazonaws.com"],
    ["mx-central-1", "aws", "sts.amazonaws.com"],
    ["il-central-1", "aws", "sts.amazonaws.com"],
    ["cn-north-1", "aws-cn", "sts.amazonaws.com.cn"],
    ["cn-northwest-1", "aws-cn", "sts.amazonaws.com.cn"],
    ["us-gov-west-1", "aws-us-gov", "sts.amazonaws.com"],
    ["us-gov-east-1", "aws-us-gov", "sts.amazonaws.com"],
  ])("%s lies in %s; its STS expects %s", (region, partition, audience) => {
    const settings = settingsWith(["region", region]);

    expect(partitionOf(region)).toBe(partition);
    expect(stsAudience(partitionOf(region))).toBe(audience);
    expect(deriveNames(settings)).toMatchObject({ region, partition, audience });
    const arns = Object.values(deriveNames(settings).arns).filter((arn) => typeof arn === "string");
    expect(arns.filter((arn) => !arn.startsWith(`arn:${partition}:`))).toEqual([]);
  });
});

describe("names", () => {
  test("of the guide's installation", () => {
    expect(deriveNames(settingsWith())).toMatchObject({
      account: "123456789012",
      stateBucket: "llmops-terraform-state-123456789012",
      lockTable: "llmops-terraform-locks",
      auditLogsBucket: "llmops-audit-logs-123456789012",
      databasePasswordSecret: "llmops/db/password",
      arns: {
        accountRoot: "arn:aws:iam::123456789012:root",
        oidcProvider: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        stateBucket: "arn:aws:s3:::llmops-terraform-state-123456789012",
        lockTable: "arn:aws:dynamodb:us-east-1:123456789012:table/llmops-terraform-locks",
        auditLogsBucket: "arn:aws:s3:::llmops-audit-logs-123456789012",
        assetsBucket: "arn:aws:s3:::llmops-assets",
        terraformRole: "arn:aws:iam::123456789012:role/llmops-terraform-role",
        githubActionsRole: "arn:aws:iam::123456789012:role/llmops-github-actions-role",
        ecsTaskExecutionRole: "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
        ecsTaskRole: "arn:aws:iam::123456789012:role/ecsTaskRole",
        trail: "arn:aws:cloudtrail:us-east-1:123456789012:trail/llmops-trail",
        alertsTopic: "arn:aws:sns:us-east-1:123456789012:llmops-alerts",
        ecrRepository: "arn:aws:ecr:us-east-1:123456789012:repository/llmops-system",
        cluster: "arn:aws:ecs:us-east-1:123456789012:cluster/llmops-cluster",
        service: "arn:aws:ecs:us-east-1:123456789012:service/llmops-cluster/llmops-service",
        taskDefinitions: "arn:aws:ecs:us-east-1:123456789012:task-definition/llmops-task:*",
        tasks: "arn:aws:ecs:us-east-1:123456789012:task/llmops-cluster/*",
        secrets: "arn:aws:secretsmanager:us-east-1:123456789012:secret:llmops/*",
        ecsTaskSource: "arn:aws:ecs:us-east-1:123456789012:*",
      },
    });
  });

  test("of the states, which other projects rely on", () => {
    expect(STATE_KEYS).toEqual({
      bootstrap: "llmops/bootstrap.tfstate",
      iam: "llmops/iam.tfstate",
      application: "llmops/terraform.tfstate",
      applications: "llmops/apps/",
    });
  });

  test("every name may be another", () => {
    const settings = settingsWith(
      ["names.stateBucket", "team-states"],
      ["names.auditLogsBucket", "team-audit"],
      ["names.lockTable", "team-locks"],
      ["names.secretsPrefix", "team/"],
      ["names.cluster", "team-cluster"],
    );

    expect(deriveNames(settings)).toMatchObject({
      stateBucket: "team-states",
      auditLogsBucket: "team-audit",
      lockTable: "team-locks",
      databasePasswordSecret: "team/db/password",
      arns: {
        stateBucket: "arn:aws:s3:::team-states",
        service: "arn:aws:ecs:us-east-1:123456789012:service/team-cluster/llmops-service",
      },
    });
  });

  test("managed policies of AWS carry the partition and no account", () => {
    const arn = arnBuilder({ account: "123456789012", region: "cn-north-1", regions: undefined });

    expect(arn.awsManagedPolicy("ReadOnlyAccess")).toBe("arn:aws-cn:iam::aws:policy/ReadOnlyAccess");
  });
});

describe("the backend's arguments", () => {
  const base = {
    bucket: "llmops-terraform-state-123456789012",
    key: "llmops/iam.tfstate",
    region: "us-east-1",
    encrypt: true,
    allowed_account_ids: ["123456789012"],
  };
  const table = { dynamodb_table: "llmops-terraform-locks" };
  const lockfile = { use_lockfile: true };

  test.each<[string, Change[], object]>([
    ["locked twice by default", [], { ...base, ...table, ...lockfile }],
    ["locked by the table alone", [["state.locking", "table"]], { ...base, ...table }],
    ["locked by the lockfile alone", [["state.locking", "lockfile"]], { ...base, ...lockfile }],
    ["encrypted with a key", [["state.kmsKeyArn", KEY]], { ...base, ...table, ...lockfile, kms_key_id: KEY }],
  ])("%s", (_, changes, expected) => {
    expect(backendArguments(settingsWith(...changes), STATE_KEYS.iam)).toEqual(expected);
  });
});
