import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { prepareVariables } from "../../../cli/setup/variables.ts";

describe("terraform.tfvars", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "variables-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, "terraform.tfvars");
  /** Somebody who answers, or nobody. */
  const frame = (answers?: { email?: string; password?: string }, env: NodeJS.ProcessEnv = {}) => ({
    env,
    json: false,
    interactive: answers !== undefined,
    ask: async (_: string, instead: string) => {
      if (answers?.email === undefined) throw new Error(instead);
      return answers.email;
    },
    askHidden: async () => answers?.password ?? "",
  });
  const prepare = (...args: Parameters<typeof frame>) =>
    prepareVariables(folder, "us-east-1", undefined, frame(...args));

  test("is written for its owner only, with what was answered", async () => {
    const outcome = await prepare({ email: "ops@example.com", password: "pa$${ss}wd%{1}" });
    expect(outcome).toEqual({ made: true, madePassword: false });
    expect(readFileSync(file(), "utf8")).toContain(String.raw`db_password = "pa$\u0024{ss}wd\u0025{1}"`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["an empty answer", { email: "ops@example.com" }, {}],
    ["nobody", undefined, { TF_VAR_alarm_email: "ops@example.com" }],
  ])("a strong password is made for %s", async (_, answers, env) => {
    expect(await prepare(answers, env)).toEqual({ made: true, madePassword: true });
    expect(readFileSync(file(), "utf8")).toMatch(/db_password = "[\w-]{32}"/);
  });

  test("a password in the environment stays there", async () => {
    const env = { TF_VAR_db_password: "from-the-environment", TF_VAR_alarm_email: "ops@example.com" };
    expect(await prepare(undefined, env)).toEqual({ made: true, madePassword: false });
    expect(readFileSync(file(), "utf8")).not.toContain("db_password");
  });

  test("nobody to ask for the address is wrong use", async () => {
    await expect(prepare()).rejects.toThrow(/--alarm-email/);
  });

  const GOOD = 'aws_region = "us-east-1"\ndb_password = "long-enough-now"\nalarm_email = "a@b.co"\n';

  test.each<readonly [string, RegExp]>([
    [GOOD.replace("us-east-1", "eu-west-1"), /aws_region is "eu-west-1"/],
    [GOOD.replace("long-enough-now", "short"), /db_password: use 12 to 128/],
    [GOOD.replace("long-enough-now", "with a space and more"), /db_password/],
    [GOOD.replace("a@b.co", "a@b"), /alarm_email/],
    ["", /db_password.*alarm_email/],
  ])("%j is refused, whatever is in it is not repeated", async (text, message) => {
    writeFileSync(file(), text);
    const refusal = expect(prepare()).rejects;
    await refusal.toThrow(message);
    await refusal.not.toThrow("with a space");
  });

  test("is left as it is, with a warning where others may read it", async () => {
    writeFileSync(file(), GOOD, { mode: 0o644 });
    expect(await prepare()).toMatchObject({ made: false, warning: expect.stringContaining("chmod 600") });
    expect(readFileSync(file(), "utf8")).toBe(GOOD);
  });
});
