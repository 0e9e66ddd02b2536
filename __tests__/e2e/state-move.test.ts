import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { type CommandResult, must, run } from "./support/command.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const BUCKET = "llmops-terraform-state-123456789012";
const KEY = "llmops/bootstrap.tfstate";
const LOCAL = "terraform.bootstrap.tfstate";

/** What the backend needs; the bucket's lifecycle, for which the provider waits, is left out. */
const TARGETS = ["aws_s3_bucket.state", "aws_s3_bucket_versioning.state", "aws_dynamodb_table.locks"];

describeWithTerraform("llmops-aws state move", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;

  const cli = (...args: string[]): Promise<CommandResult> =>
    run("node", ["bin/llmops-aws.mjs", ...args], { cwd: project.folder, env });
  const move = async (to: string) =>
    JSON.parse((await mustCli("state", "move", "--to", to, "--json")).stdout);
  const mustCli = async (...args: string[]) => {
    const result = await cli(...args);
    if (result.code !== 0)
      throw new Error(`${args.join(" ")}: ${result.code}\n${result.stdout}${result.stderr}`);
    return result;
  };
  const stack = () => project.path("cdktf.out", "stacks", "bootstrap");
  const aws = (...args: string[]) => must("aws", args, { cwd: project.folder, env });
  const remote = async () => JSON.parse(await aws("s3", "cp", `s3://${BUCKET}/${KEY}`, "-"));
  const local = () => JSON.parse(readFileSync(project.path(LOCAL), "utf8"));
  const setting = () =>
    JSON.parse(readFileSync(project.path("llmops.config.json"), "utf8")).state?.bootstrap ?? "local";

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    env = { ...emulator.childEnvironment(process.env), NO_COLOR: "1" };
    await must("node", ["bin/synth.mjs"], {
      cwd: project.folder,
      env: { ...env, CDKTF_OUTDIR: "cdktf.out" },
    });
    await must("terraform", ["init", "-no-color"], { cwd: stack(), env });
    const targets = TARGETS.map((target) => `-target=${target}`);
    await must("terraform", ["apply", "-no-color", "-auto-approve", ...targets], { cwd: stack(), env });
  }, 120_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test("to the bucket: the setting, the state and the folder follow, and the old copy is kept", async () => {
    const before = local();
    const moved = await move("s3");
    expect(moved).toMatchObject({ to: "s3", where: `s3://${BUCKET}/${KEY}`, changed: true });
    expect(moved.kept).toHaveLength(1);
    expect(JSON.parse(readFileSync(project.path(moved.kept[0]), "utf8"))).toEqual(before);
    expect(await remote()).toMatchObject({ resources: before.resources });
    expect(setting()).toBe("s3");
    expect(existsSync(project.path(LOCAL))).toBe(false);
    await must("terraform", ["init", "-no-color"], { cwd: stack(), env });
    const listed = await must("terraform", ["state", "list"], { cwd: stack(), env });
    expect(listed.trim().split("\n").sort()).toEqual([...TARGETS].sort());
  }, 60_000);

  test("a second time nothing is to be done, said in a sentence", async () => {
    const { stdout } = await mustCli("state", "move", "--to", "s3");
    expect(stdout).toBe(`Nothing was to be done: the state of bootstrap is in\n  s3://${BUCKET}/${KEY}.\n`);
  }, 60_000);

  test("back to the file, and to the bucket again, over the older copy there", async () => {
    await expect(move("local")).resolves.toMatchObject({ to: "local", changed: true });
    expect(setting()).toBe("local");
    const state = local();
    writeFileSync(project.path(LOCAL), JSON.stringify({ ...state, serial: state.serial + 1, outputs: {} }));
    const moved = await move("s3");
    expect(moved.kept).toHaveLength(2);
    expect((await remote()).serial).toBeGreaterThan(state.serial);
  }, 120_000);

  test.each([
    ["after the copy", () => writeSetting("local"), true],
    ["after the setting", () => {}, false],
  ])(
    "broken off %s, the next run finishes it",
    async (_, breakOff, changed) => {
      writeFileSync(project.path(LOCAL), JSON.stringify(await remote()));
      breakOff();
      await expect(move("s3")).resolves.toMatchObject({ changed });
      expect(setting()).toBe("s3");
      expect(existsSync(project.path(LOCAL))).toBe(false);
    },
    60_000,
  );

  function writeSetting(bootstrap: string): void {
    const file = project.path("llmops.config.json");
    const settings = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...settings, state: { bootstrap } }, undefined, 2));
  }

  test("a newer or another state is never overwritten", async () => {
    const state = await remote();
    for (const [change, message] of [
      [{ serial: state.serial + 5 }, /is newer than/],
      [{ lineage: "00000000-0000-0000-0000-000000000000" }, /holds another state/],
    ] as const) {
      writeFileSync(
        project.path(LOCAL),
        JSON.stringify({ ...state, ...change, resources: state.resources.slice(1) }),
      );
      const { code, stderr } = await cli("state", "move", "--to", "local");
      expect([code, stderr.replace(/\s+/g, " ")]).toEqual([1, expect.stringMatching(message)]);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(setting()).toBe("s3");
      expect(await remote()).toEqual(state);
    }
    rmSync(project.path(LOCAL));
  }, 60_000);

  test("a state that is locked is left alone", async () => {
    project.write(
      "held",
      JSON.stringify({ ID: "held-1", Who: "me@here", Created: "now", Operation: "apply" }),
    );
    await aws("s3", "cp", project.path("held"), `s3://${BUCKET}/${KEY}.tflock`);
    const { code, stderr } = await cli("state", "move", "--to", "local");
    await aws("s3", "rm", `s3://${BUCKET}/${KEY}.tflock`);
    expect([code, stderr.replace(/\s+/g, " ")]).toEqual([
      1,
      expect.stringContaining("locked by me@here since now"),
    ]);
  }, 60_000);

  test.each([
    ["another account's credentials", { account: "999999999999" }, /of account 999999999999/],
    ["no credentials", { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }, /Sign in first/],
  ])(
    "%s: refused before anything is touched",
    async (_, change, message) => {
      const { account, ...variables } = change as Record<string, string>;
      const other = account ? await startEmulator({ region: "us-east-1", account }) : undefined;
      try {
        const elsewhere = { ...env, ...other?.environment, ...variables };
        const { code, stderr } = await run("node", ["bin/llmops-aws.mjs", "state", "move", "--to", "local"], {
          cwd: project.folder,
          env: elsewhere,
        });
        expect([code, stderr.replace(/\s+/g, " ")]).toEqual([1, expect.stringMatching(message)]);
      } finally {
        await other?.stop();
      }
    },
    60_000,
  );

  test("without a bucket it says what to do first", async () => {
    const file = project.path("llmops.config.json");
    renameSync(file, `${file}.kept`);
    const settings = JSON.parse(readFileSync(`${file}.kept`, "utf8"));
    writeFileSync(
      file,
      JSON.stringify({ ...settings, names: { stateBucket: "llmops-not-made" }, state: {} }),
    );
    const { code, stderr } = await cli("state", "move", "--to", "s3");
    renameSync(`${file}.kept`, file);
    expect([code, stderr.replace(/\s+/g, " ")]).toEqual([
      1,
      expect.stringMatching(/llmops-not-made is not there yet.*setup/),
    ]);
  }, 60_000);

  test.each([
    [["state", "move"], /--to <place>/],
    [["state", "move", "--to", "gcs"], /s3,\s+local/],
    [["state"], /Usage: llmops-aws state/],
  ])("%j is wrong use", async (args, message) => {
    const { code, stderr } = await cli(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
