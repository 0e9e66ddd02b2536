import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalSetUp } from "../cli/local/set-up.ts";
import { startEmulator } from "../emulator/emulator.ts";

const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.state";
const GUIDE = join(process.cwd(), "bench", "guide-manual.sh");

const now = () => Number(process.hrtime.bigint()) / 1e9;

/** Seconds of a whole set-up, and of the provider's fixed wait for the bucket's lifecycle in it. */
async function ours(): Promise<{ readonly whole: number; readonly wait: number; readonly made: number }> {
  const setUp = new LocalSetUp(process.cwd(), new AbortController().signal);
  try {
    await setUp.findTools();
    await setUp.startAws(() => {});
    const start = now();
    let last = start;
    let wait = 0;
    let made = 0;
    const say = (line: string) => {
      if (!line.endsWith(" is there")) return;
      if (line.startsWith(LIFECYCLE)) wait = now() - last;
      last = now();
      made += 1;
    };
    await setUp.synthesize();
    await setUp.deploy("bootstrap", say);
    await setUp.deploy("iam", say);
    return { whole: now() - start, wait, made };
  } finally {
    await setUp.stop();
  }
}

/** Seconds of the guide's manual chapter, typed as AWS CLI commands without a pause. */
async function guide(): Promise<number> {
  const emulator = await startEmulator({ region: "us-east-1" });
  const cwd = mkdtempSync(join(tmpdir(), "llmops-bench-"));
  try {
    const start = now();
    // Not spawnSync: the gateway lives in this process.
    const child = spawn("bash", [GUIDE], {
      cwd,
      env: emulator.childEnvironment(process.env),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    if (code !== 0) throw new Error(`the guide's commands failed:\n${complaint}`);
    return now() - start;
  } finally {
    await emulator.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}

const manual = await guide();
const { whole, wait, made } = await ours();
console.log(`guide's manual chapter, typed without a pause   ${manual.toFixed(1)} s`);
console.log(`both stacks, ${made} resources                     ${whole.toFixed(1)} s`);
console.log(`  of it the provider's wait for the lifecycle   ${wait.toFixed(1)} s`);
console.log(
  `ratio without that wait                         ${((whole - wait) / manual).toFixed(2)} (aim: below 1)`,
);
