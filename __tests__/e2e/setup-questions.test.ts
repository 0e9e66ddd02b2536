import { existsSync, readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type IPty, spawn } from "@lydell/node-pty";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { must } from "./support/command.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const PASSWORD = "typed-horse-battery-staple";
const COLUMNS = 80;

/** A command on a terminal of its own. */
interface Session {
  /** Resolves when the screen shows the text; rejects where the command ends before. */
  shows(text: string): Promise<void>;
  type(text: string): void;
  readonly screen: () => string;
  readonly ended: Promise<number>;
}

describeWithTerraform("setup on a terminal", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;
  let terminal: IPty | undefined;

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    env = { ...emulator.childEnvironment(process.env), GITHUB_API_URL: "http://127.0.0.1:9", TERM: "xterm" };
    delete env.CI;
  }, 60_000);

  afterAll(async () => {
    terminal?.kill();
    await emulator?.stop();
    project?.remove();
  });

  const setup = (): Session => {
    const args = ["bin/llmops-aws.mjs", "setup", "123456789012", "octo", "shop"];
    terminal = spawn(process.execPath, args, { cwd: project.folder, env, cols: COLUMNS, rows: 40 });
    const session = terminal;
    let screen = "";
    session.onData((data) => {
      screen += data;
    });
    const ended = new Promise<number>((resolve) => session.onExit(({ exitCode }) => resolve(exitCode)));
    const shows = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => screen.includes(text) && resolve();
        session.onData(look);
        void ended.then(() => reject(new Error(`ended without showing "${text}":\n${screen}`)));
        look();
      });
    return { shows, type: (text) => session.write(`${text}\r`), screen: () => screen, ended };
  };

  test("asks before it overwrites a setting, and a no changes nothing", async () => {
    const before = readFileSync(project.path("llmops.config.json"), "utf8");
    const session = setup();
    await session.shows("Change llmops.config.json like this?");
    session.type("n");
    expect(await session.ended).toBe(1);
    expect(readFileSync(project.path("llmops.config.json"), "utf8")).toBe(before);
    expect(existsSync(project.path("terraform.tfvars"))).toBe(false);
  }, 60_000);

  test("asks for address and password, never shows the password, and asks before it applies", async () => {
    const session = setup();
    await session.shows("Change llmops.config.json like this?");
    session.type("y");
    await session.shows("E-mail address that receives alarms");
    session.type("ops@example.com");
    await session.shows("Password of the database");
    session.type(PASSWORD);
    await session.shows("bootstrap: 0 to import, 8 to add, 0 to change, 0 to destroy");
    await session.shows("Apply this to 123456789012?");
    session.type("n");
    expect(await session.ended).toBe(1);

    expect(session.screen()).toContain("bootstrap was not applied");
    expect(session.screen()).not.toContain(PASSWORD);
    expect(readFileSync(project.path("terraform.tfvars"), "utf8")).toContain(PASSWORD);
    expect(statSync(project.path("terraform.tfvars")).mode & 0o077).toBe(0);
    const buckets = await must("aws", ["s3", "ls"], { cwd: project.folder, env });
    expect(buckets).toBe("");
  }, 120_000);
});
