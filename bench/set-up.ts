import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announceKeptUp } from "../cli/kept-up.ts";
import { LocalSetUp } from "../cli/local/set-up.ts";
import { startEmulator } from "../emulator/emulator.ts";

const ACCOUNT = { account: "123456789012", region: "us-east-1" };
/** Resources of the stack that has to wait; those of the other one may come meanwhile. */
const BOOTSTRAP = /^\s*(aws_(?:s3_bucket|dynamodb_table)\S*) is there/;

/** Columns before the figures. */
const WIDTH = 54;

const now = () => Number(process.hrtime.bigint()) / 1e9;

/** Seconds of a whole set-up, and of the provider's fixed wait for the bucket's lifecycle in it. */
interface Took {
  readonly whole: number;
  readonly wait: number;
  readonly made: number;
}

/** Listens to progress and tells the fixed wait: from the last other resource of `bootstrap` to the lifecycle rules. */
function stopwatch() {
  const start = now();
  let last = start;
  let wait = 0;
  let made = 0;
  return {
    hear: (line: string) => {
      if (line.trimEnd().endsWith(" is there")) made += 1;
      const address = BOOTSTRAP.exec(line)?.[1];
      if (address?.startsWith("aws_s3_bucket_lifecycle")) wait = now() - last;
      else if (address) last = now();
    },
    stop: (): Took => ({ whole: now() - start, wait, made }),
  };
}

/** Runs a command to its end, every line of what it prints handed on. Not spawnSync: the gateway lives in this process. */
async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  hear?: (line: string) => void,
) {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      for (const line of text.split("\n")) hear?.(line);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${printed}`);
}

/** A folder of its own with the project in it. */
function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "llmops-bench-"));
  const parts = [
    "account",
    "bin",
    "cli",
    "config",
    "constructs",
    "emulator",
    "policies",
    "stacks",
    "terraform",
  ];
  const files = [
    "cdktf.json",
    "llmops.config.json",
    "main.ts",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ];
  for (const part of [...parts, ...files]) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Seconds of the guide's manual chapter, and of its chapter on checking, typed as AWS CLI commands without a pause. */
async function guide(): Promise<{ readonly made: number; readonly checked: number }> {
  const emulator = await startEmulator(ACCOUNT);
  const env = emulator.childEnvironment(process.env);
  const script = (name: string) => run("bash", [join(process.cwd(), "bench", name)], tmpdir(), env);
  try {
    const start = now();
    await script("guide-manual.sh");
    const made = now() - start;
    await script("guide-checks.sh");
    return { made, checked: now() - start - made };
  } finally {
    await emulator.stop();
  }
}

/** Both stacks, as `npm run local` deploys them. */
async function stacks(): Promise<Took> {
  const environment = { ...process.env };
  const setUp = new LocalSetUp(process.cwd(), new AbortController().signal);
  try {
    await setUp.findTools();
    await setUp.startAws(() => {});
    const watch = stopwatch();
    await setUp.synthesize();
    await setUp.deployBoth(watch.hear);
    return watch.stop();
  } finally {
    await setUp.stop();
    Object.assign(process.env, environment);
  }
}

/** The whole of `setup`: scan, both stacks, moving the state, verification. */
async function setup(): Promise<Took> {
  const folder = copyOfProject();
  const emulator = await startEmulator(ACCOUNT);
  try {
    const outdir = join(folder, ".llmops", "local", "cdktf.out");
    announceKeptUp(folder, { ...ACCOUNT, endpoint: emulator.endpoint, outdir, pid: process.pid });
    const watch = stopwatch();
    const args = [
      "bin/llmops-aws.mjs",
      "setup",
      ACCOUNT.account,
      "aaa9785808",
      "llmops-system",
      "--local",
      "--yes",
    ];
    await run(process.execPath, args, folder, process.env, watch.hear);
    return watch.stop();
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (what: string, value: string) => console.log(what.padEnd(WIDTH) + value);

function print(title: string, { whole, wait, made }: Took, against: Readonly<Record<string, number>>): void {
  row(`${title}, ${made} resources`, `${whole.toFixed(1)} s`);
  row("  of it the provider's wait for the lifecycle", `${wait.toFixed(1)} s`);
  for (const [what, seconds] of Object.entries(against)) {
    row(`  ratio without that wait to ${what}`, ((whole - wait) / seconds).toFixed(2));
  }
}

const { made, checked } = await guide();
row("the guide's manual chapter, typed without a pause", `${made.toFixed(1)} s`);
row("the guide's chapter on checking, likewise", `${checked.toFixed(1)} s`);
print("both stacks", await stacks(), { "the manual chapter": made });
print("setup, which checks as well", await setup(), {
  "the manual chapter": made,
  "both chapters": made + checked,
});
