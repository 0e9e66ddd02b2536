import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { backendHcl } from "../../../cli/backend/render.ts";
import { allowedKey, keyOfDirectory } from "../../../cli/backend/state-key.ts";
import { filesWithBackend, writeFiles } from "../../../cli/backend/write-files.ts";
import { backendArguments } from "../../../config/backend.ts";
import { type Change, settingsWith } from "../../support/settings.ts";

describe("the state's key", () => {
  test.each([
    ["/srv/web", "llmops/apps/web.tfstate"],
    ["/srv/web/", "llmops/apps/web.tfstate"],
    ["/srv/web/terraform", "llmops/apps/web-terraform.tfstate"],
    ["/srv/web/infra", "llmops/apps/web-infra.tfstate"],
    ["/srv/my.app_2", "llmops/apps/my.app_2.tfstate"],
  ])("of %s is %s", (directory, key) => {
    expect(keyOfDirectory(directory)).toBe(key);
    expect(allowedKey(key)).toBe(key);
  });

  test("a name that is no key asks for one", () => {
    expect(() => keyOfDirectory("/srv/my app")).toThrow(/my app.*--key llmops\/apps\/NAME\.tfstate/);
  });

  test.each(["llmops/terraform.tfstate", "llmops/apps/web.tfstate", "llmops/apps/team/web.tfstate"])(
    "%s may be asked for",
    (key) => {
      expect(allowedKey(key)).toBe(key);
    },
  );

  test.each([
    ["llmops/iam.tfstate", /this project itself/],
    ["llmops/bootstrap.tfstate", /this project itself/],
    ["llmops/other.tfstate", /outside of what the Terraform role may touch/],
    ["web.tfstate", /outside/],
    ["env:/dev/llmops/terraform.tfstate", /outside/],
    ["llmops/apps/", /between single slashes/],
    ["llmops/apps/a//b", /between single slashes/],
    ["llmops/apps/../iam.tfstate", /between single slashes/],
    ["llmops/apps/*", /letters, digits/],
    ["llmops/apps/web/", /not ending in one/],
    ["llmops/apps/web.tfstate.tflock", /locks/],
    ["llmops/apps/web.tfstate-md5", /locks/],
  ])("%s is refused", (key, message) => {
    expect(() => allowedKey(key)).toThrow(message);
  });
});

describe("the backend as HCL", () => {
  test.each<readonly [string, readonly Change[], readonly string[], readonly string[]]>([
    [
      "by default",
      [],
      ['dynamodb_table      = "llmops-terraform-locks"', "use_lockfile        = true"],
      ["kms_key_id"],
    ],
    ["table", [["state.locking", "table"]], ["dynamodb_table"], ["use_lockfile"]],
    ["lockfile", [["state.locking", "lockfile"]], ["use_lockfile"], ["dynamodb_table"]],
    [
      "with a key",
      [["state.kmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001"]],
      ['kms_key_id          = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001"'],
      [],
    ],
  ])("%s", (_, changes, contained, absent) => {
    const hcl = backendHcl(backendArguments(settingsWith(...changes), "llmops/apps/web.tfstate"));
    expect(hcl).toContain('allowed_account_ids = ["123456789012"]');
    expect(hcl).toContain('bucket              = "llmops-terraform-state-123456789012"');
    for (const line of contained) expect(hcl).toContain(line);
    for (const name of absent) expect(hcl).not.toContain(name);
  });
});

describe("writing", () => {
  let directory = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "backend-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const files = [
    { name: "backend.tf", content: "new" },
    { name: "terraform.tfvars.example", content: "example" },
  ];
  const outcomes = (force = false) => writeFiles(directory, files, force).map(({ outcome }) => outcome);

  test("makes the directory, and a second time changes nothing", () => {
    directory = join(directory, "not", "there");
    expect(outcomes()).toEqual(["written", "written"]);
    expect(outcomes()).toEqual(["unchanged", "unchanged"]);
    directory = join(directory, "..", "..");
  });

  test("overwrites nothing, and writes nothing else, without force", () => {
    writeFileSync(join(directory, "backend.tf"), "old");
    expect(() => outcomes()).toThrow(
      /backend\.tf is there already and differs; nothing was written.*--force/,
    );
    expect(readdirSync(directory)).toEqual(["backend.tf"]);
    expect(outcomes(true)).toEqual(["overwritten", "written"]);
    expect(readFileSync(join(directory, "backend.tf"), "utf8")).toBe("new");
  });

  test.each([
    ["main.tf", 'terraform {\n  backend "s3" {}\n}', true],
    ["main.tf", "terraform {\n  cloud {\n  }\n}", true],
    ["main.tf.json", '{"terraform":{"backend":{"s3":{}}}}', true],
    ["main.tf", '# backend "s3" {}', false],
    ["main.txt", 'backend "s3" {}', false],
    ["backend.tf", 'backend "s3" {}', false],
  ])("%s with %j holds a backend: %s", (name, text, holds) => {
    writeFileSync(join(directory, name), text);
    expect(filesWithBackend(directory, "backend.tf")).toEqual(holds ? [name] : []);
  });

  test("a file in place of a directory is said", () => {
    mkdirSync(join(directory, "sub"));
    writeFileSync(join(directory, "file"), "");
    expect(() => filesWithBackend(join(directory, "file"), "backend.tf")).toThrow(/is a file/);
  });
});
