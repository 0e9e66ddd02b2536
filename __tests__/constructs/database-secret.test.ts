import { describe, expect, test } from "@jest/globals";
import { TerraformVariable } from "cdktf";
import { DatabaseSecret } from "../../constructs/database-secret.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { ref, synthesizeScope, type Template } from "../support/template.ts";

function databaseSecret(...changes: readonly Change[]): Template {
  return synthesizeScope((scope) => {
    new DatabaseSecret(scope, "secret", settingsWith(...changes), {
      password: new TerraformVariable(scope, "password", { type: "string" }),
      passwordVersion: new TerraformVariable(scope, "password_version", { type: "number" }),
    });
  });
}

describe("the database password", () => {
  test("is a secret under the project's prefix", () => {
    expect(databaseSecret().only("aws_secretsmanager_secret")).toEqual({
      name: "llmops/db/password",
      description: "Password of the LLMOps database",
    });
  });

  test("lies under the prefix of the settings", () => {
    const secret = databaseSecret(["names.secretsPrefix", "team/"]).only("aws_secretsmanager_secret");

    expect(secret.name).toBe("team/db/password");
  });

  test("is written through the write-only argument, never through one that state keeps", () => {
    expect(databaseSecret().only("aws_secretsmanager_secret_version")).toEqual({
      secret_id: expect.stringMatching(/^\$\{aws_secretsmanager_secret\.\w+\.id\}$/),
      secret_string_wo: ref("var.password"),
      secret_string_wo_version: ref("var.password_version"),
    });
  });
});
