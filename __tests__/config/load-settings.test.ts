import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS_FILE, loadSettings } from "../../config/load-settings.ts";
import { GUIDE, guideWith } from "../support/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "llmops-settings-"));
const file = join(folder, "installation.json");
const LLMOPS_CONFIG = file;
const OVERRIDE = 'give a Terraform version constraint, as in "6.25.0" or "~> 6.25", or unset the variable';

function write(text: string): void {
  writeFileSync(file, text);
}

beforeAll(() => write(JSON.stringify(GUIDE)));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the file", () => {
  test("a fresh clone ships with the guide's own example", () => {
    expect(DEFAULT_SETTINGS_FILE).toBe("llmops.config.json");
    expect(loadSettings({})).toMatchObject(GUIDE);
  });

  test.each(["", undefined])("LLMOPS_CONFIG=%j means the default file", (LLMOPS_CONFIG) => {
    expect(loadSettings({ LLMOPS_CONFIG })).toMatchObject(GUIDE);
  });

  test("LLMOPS_CONFIG names another file", () => {
    write(JSON.stringify(guideWith(["account", "210987654321"])));

    expect(loadSettings({ LLMOPS_CONFIG }).account).toBe("210987654321");
  });

  test("a byte order mark, as editors on Windows write it, is no problem", () => {
    write(`\uFEFF${JSON.stringify(GUIDE)}`);

    expect(loadSettings({ LLMOPS_CONFIG })).toMatchObject(GUIDE);
  });

  test.each([
    ["missing", join(folder, "none.json"), "there is no such file"],
    ["a folder", folder, "EISDIR: illegal operation on a directory, read"],
  ])("%s", (_, path, reason) => {
    expect(() => loadSettings({ LLMOPS_CONFIG: path })).toThrow(
      [
        `${path}: 1 problem; nothing was written`,
        `  (file): received nothing; ${reason}: run from the project's folder, or name the file in LLMOPS_CONFIG`,
      ].join("\n"),
    );
  });

  test.each([
    ["empty", ""],
    ["cut off", '{ "account": '],
    ["with a trailing comma", '{ "account": "123456789012",\n}'],
    ["with a word that is no JSON, on several lines", '{\n "account":\n\n tru}'],
  ])("no JSON: %s, told on one line", (_, text) => {
    write(text);

    expect(() => loadSettings({ LLMOPS_CONFIG })).toThrow(
      /^.*installation\.json: 1 problem; nothing was written\n {2}\(file\): received nothing; not valid JSON \(.+\): correct it there$/,
    );
  });
});

describe("AWS_PROVIDER_VERSION", () => {
  beforeAll(() => write(JSON.stringify(guideWith(["awsProviderVersion", "6.0.0"]))));

  test.each([
    [undefined, "6.0.0"],
    ["", "6.0.0"],
    ["5.100.0", "5.100.0"],
    ["~> 6.25", "~> 6.25"],
  ])("%j gives %s", (AWS_PROVIDER_VERSION, expected) => {
    expect(loadSettings({ LLMOPS_CONFIG, AWS_PROVIDER_VERSION }).awsProviderVersion).toBe(expected);
  });

  test.each(["latest", " ", "6.x", "6.25.0; rm"])("%j is refused", (AWS_PROVIDER_VERSION) => {
    expect(() => loadSettings({ LLMOPS_CONFIG, AWS_PROVIDER_VERSION })).toThrow(
      `${file}: 1 problem; nothing was written\n  AWS_PROVIDER_VERSION: received "${AWS_PROVIDER_VERSION}"; ${OVERRIDE}`,
    );
  });

  test("a wrong override and a wrong file are told together", () => {
    write(JSON.stringify(guideWith(["account", "1"])));

    expect(() => loadSettings({ LLMOPS_CONFIG, AWS_PROVIDER_VERSION: "latest" })).toThrow(
      /2 problems; nothing was written\n {2}account: received "1"; .*\n {2}AWS_PROVIDER_VERSION: received "latest"; /,
    );
  });
});
