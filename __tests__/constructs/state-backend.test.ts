import { describe, expect, test } from "@jest/globals";
import { TerraformStack, Testing } from "cdktf";
import { keepStateInBucket, keepStateInFile } from "../../constructs/state-backend.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { type Json, synthesize } from "../support/template.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

function backendOf(keep: (stack: TerraformStack) => void): Json {
  const stack = new TerraformStack(Testing.app(), "network");
  keep(stack);
  return synthesize(stack).json.terraform.backend;
}

describe("a state in the bucket", () => {
  const s3 = {
    bucket: "llmops-terraform-state-123456789012",
    key: "llmops/iam.tfstate",
    region: "us-east-1",
    encrypt: true,
    allowed_account_ids: ["123456789012"],
  };
  const table = { dynamodb_table: "llmops-terraform-locks" };
  const lockfile = { use_lockfile: true };

  test.each<[string, Change[], object]>([
    ["is locked by table and lockfile", [], { ...s3, ...table, ...lockfile }],
    ["is locked by the table alone", [["state.locking", "table"]], { ...s3, ...table }],
    ["is locked by the lockfile alone", [["state.locking", "lockfile"]], { ...s3, ...lockfile }],
    [
      "is encrypted with the bucket's KMS key",
      [["state.kmsKeyArn", KEY]],
      { ...s3, ...table, ...lockfile, kms_key_id: KEY },
    ],
    [
      "goes where the settings say",
      [
        ["names.stateBucket", "team-states"],
        ["names.lockTable", "team-locks"],
        ["region", "cn-north-1"],
      ],
      { ...s3, bucket: "team-states", dynamodb_table: "team-locks", region: "cn-north-1", ...lockfile },
    ],
  ])("%s", (_, changes, expected) => {
    const backend = backendOf((stack) =>
      keepStateInBucket(stack, settingsWith(...changes), "llmops/iam.tfstate"),
    );

    expect(backend).toEqual({ s3: expected });
  });
});

test("a state in a file lies in the project's folder, and no path of the machine is written", () => {
  expect(backendOf(keepStateInFile)).toEqual({
    local: { path: "../../../terraform.network.tfstate" },
  });
});
