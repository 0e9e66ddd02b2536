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

/** The guide's manual chapter, typed as AWS CLI commands without a pause. */
async function guide(): Promise<Took> {
  const emulator = await startEmulator(ACCOUNT);
  try {
    const watch = stopwatch();
    const script = join(process.cwd(), "bench", "guide-manual.sh");
    await run("bash", [script], tmpdir(), emulator.childEnvironment(process.env));
    return watch.stop();
  } finally {
    await emulator.stop();
  }
}

/** Both stacks, one after the other, as `npm run local` deploys them. */
async function stacks(): Promise<Took> {
  const environment = { ...process.env };
  const setUp = new LocalSetUp(process.cwd(), new AbortController().signal);
  try {
    await setUp.findTools();
    await setUp.startAws(() => {});
    const watch = stopwatch();
    await setUp.synthesize();
    await setUp.deploy("bootstrap", watch.hear);
    await setUp.deploy("iam", watch.hear);
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

function print(title: string, { whole, wait, made }: Took, manual: Took): void {
  console.log(`${title}, ${made} resources`.padEnd(52) + `${whole.toFixed(1)} s`);
  console.log("  of it the provider's wait for the lifecycle".padEnd(52) + `${wait.toFixed(1)} s`);
  console.log(
    "  ratio without that wait (aim: below 1)".padEnd(52) + ((whole - wait) / manual.whole).toFixed(2),
  );
}

const manual = await guide();
console.log("the guide's manual chapter, typed without a pause".padEnd(52) + `${manual.whole.toFixed(1)} s`);
print("both stacks", await stacks(), manual);
print("setup, state moved and account verified", await setup(), manual);
