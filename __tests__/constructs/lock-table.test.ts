import { describe, expect, test } from "@jest/globals";
import { LockTable } from "../../constructs/lock-table.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { type Json, synthesizeScope } from "../support/template.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

function lockTable(...changes: readonly Change[]): Json {
  return synthesizeScope((scope) => {
    new LockTable(scope, "locks", settingsWith(...changes));
  }).only("aws_dynamodb_table");
}

describe("the lock table", () => {
  test("is what Terraform's backend expects, safe from loss and deletion", () => {
    expect(lockTable()).toEqual({
      name: "llmops-terraform-locks",
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true },
      deletion_protection_enabled: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("has the name of the settings", () => {
    expect(lockTable(["names.lockTable", "team-locks"]).name).toBe("team-locks");
  });

  test("is encrypted with the key of the settings", () => {
    expect(lockTable(["state.kmsKeyArn", KEY]).server_side_encryption).toEqual({
      enabled: true,
      kms_key_arn: KEY,
    });
  });
});
