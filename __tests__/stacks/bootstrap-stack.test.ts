import { describe, expect, test } from "@jest/globals";
import { Testing } from "cdktf";
import { BootstrapStack } from "../../stacks/bootstrap-stack.ts";
import { BOOTSTRAP_ADDRESSES } from "../support/addresses.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { ref, synthesize, type Template } from "../support/template.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

function bootstrap(...changes: readonly Change[]): Template {
  return synthesize(new BootstrapStack(Testing.app(), "bootstrap", settingsWith(...changes)));
}

describe("the bootstrap stack", () => {
  const template = bootstrap();

  test("makes bucket and table under addresses that people can read", () => {
    expect(template.addresses).toEqual(BOOTSTRAP_ADDRESSES);
  });

  test("needs no variable: its state backend comes before everything", () => {
    expect(template.json).not.toHaveProperty("variable");
  });

  test("tells bucket, table, region and the backend's arguments as one map", () => {
    const values = Object.fromEntries(
      Object.entries<{ value: unknown }>(template.json.output).map(([name, { value }]) => [name, value]),
    );

    expect(values).toEqual({
      state_bucket: ref("aws_s3_bucket.state.id"),
      lock_table: ref("aws_dynamodb_table.locks.name"),
      region: "us-east-1",
      backend_config: {
        bucket: "llmops-terraform-state-123456789012",
        region: "us-east-1",
        encrypt: true,
        dynamodb_table: "llmops-terraform-locks",
        use_lockfile: true,
        allowed_account_ids: ["123456789012"],
      },
    });
  });

  test.each<[string, Change[], object, string[]]>([
    ["lockfile", [["state.locking", "lockfile"]], { use_lockfile: true }, ["dynamodb_table", "kms_key_id"]],
    [
      "table",
      [["state.locking", "table"]],
      { dynamodb_table: "llmops-terraform-locks" },
      ["use_lockfile", "kms_key_id"],
    ],
    ["KMS key", [["state.kmsKeyArn", KEY]], { kms_key_id: KEY }, ["key"]],
  ])("the map follows the settings: %s", (_, changes, held, missing) => {
    const { value } = bootstrap(...changes).json.output.backend_config;

    expect(value).toMatchObject(held);
    expect(missing.filter((name) => name in value)).toEqual([]);
  });

  test("keeps its own state in a local file until told otherwise", () => {
    expect(template.json.terraform.backend).toEqual({
      local: { path: "../../../terraform.bootstrap.tfstate" },
    });
  });

  test("keeps its own state in the bucket by setting", () => {
    expect(bootstrap(["state.bootstrap", "s3"]).json.terraform.backend).toEqual({
      s3: {
        bucket: "llmops-terraform-state-123456789012",
        key: "llmops/bootstrap.tfstate",
        region: "us-east-1",
        encrypt: true,
        dynamodb_table: "llmops-terraform-locks",
        use_lockfile: true,
        allowed_account_ids: ["123456789012"],
      },
    });
  });
});
