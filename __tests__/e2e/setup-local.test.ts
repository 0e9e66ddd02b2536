import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { announceKeptUp } from "../../cli/kept-up.ts";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { cliOf } from "./support/deployed-account.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const ACCOUNT = "123456789012";
const SETUP = ["setup", ACCOUNT, "octo", "shop", "--local", "--yes"];

/** What the README shows of this run; dots stand for more lines of the same kind. */
const README_LINES = (
  /```text\n([\s\S]*?)```/.exec(readFileSync(join(__dirname, "../../README.md"), "utf8"))?.[1] ?? ""
)
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line !== "" && line !== "...");

/** What would lead a careless set-up to somebody's real account. */
const REAL_ACCOUNT = {
  AWS_PROFILE: "production",
  AWS_ACCESS_KEY_ID: "real",
  AWS_SECRET_ACCESS_KEY: "real",
  AWS_ENDPOINT_URL_IAM: "http://127.0.0.1:9",
  TF_VAR_db_password: "the-real-password-of-production",
};

describeWithTerraform("llmops-aws setup --local", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let before: string;

  const cli = (...args: string[]) =>
    cliOf(project, { ...process.env, ...REAL_ACCOUNT, NO_COLOR: "1" })(...args);
  const setup = () => cli(...SETUP);
  const settings = () => readFileSync(project.path("llmops.config.json"), "utf8");
  const tooWide = (text: string) =>
    text.split("\n").filter((line) => line.length > 80 && line.trim().includes(" "));

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    before = settings();
    // As `llmops-aws local --keep` says where it is.
    const outdir = project.path(".llmops", "kept.out");
    const { endpoint } = emulator;
    announceKeptUp(project.folder, {
      endpoint,
      account: ACCOUNT,
      region: "us-east-1",
      outdir,
      pid: process.pid,
    });
  }, 60_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test("the embedded AWS is set up and verified, whatever account the shell is signed in to", async () => {
    const { code, stdout, stderr } = await setup();
    if (code !== 0) throw new Error(stderr);
    expect(README_LINES.length).toBeGreaterThan(10);
    const printed = `${stderr}${stdout}`.split("\n").map((line) => line.trim());
    expect(README_LINES.filter((line) => !printed.includes(line))).toEqual([]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/Verified: all \d+ properties are as promised/),
    ]);
    expect(stdout).toContain(`Account ${ACCOUNT} is set up in us-east-1.`);
    expect([tooWide(stdout), tooWide(stderr)]).toEqual([[], []]);
  }, 180_000);

  test("a second time nothing is changed, and it says so", async () => {
    const { code, stdout } = await setup();
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Nothing was changed: account 123456789012/)]);
  }, 60_000);

  test("the other commands with --local look at what was set up there", async () => {
    const { code, stdout } = await cli("doctor", "--local", "--json");
    const open = JSON.parse(stdout).checklist.filter(({ status }: { status: string }) => status !== "done");
    expect([code, open]).toEqual([
      0,
      [expect.objectContaining({ title: "GitHub secret", status: "unknown" })],
    ]);
  }, 60_000);

  test("settings, variables and state of a real account are left alone", () => {
    expect(settings()).toBe(before);
    const real = ["terraform.tfvars", "terraform.bootstrap.tfstate", "cdktf.out"];
    expect(real.filter((file) => existsSync(project.path(file)))).toEqual([]);
  });
});
