import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Rounds; in each, both sides run once, one after the other, so that a busy machine slows both. */
const ROUNDS = 15;

function seconds(args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

const outdir = mkdtempSync(join(tmpdir(), "llmops-bench-"));
const env = { ...process.env, CDKTF_OUTDIR: outdir };
try {
  const synth = () => seconds(["bin/synth.mjs"], env);
  synth();
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: seconds(["--eval", 'require("cdktf")']),
    synth: synth(),
  }));
  const bare = median(rounds.map((round) => round.bare));
  const whole = median(rounds.map((round) => round.synth));
  console.log(`loading cdktf alone      ${bare.toFixed(3)} s (median of ${ROUNDS})`);
  console.log(`synth of both stacks     ${whole.toFixed(3)} s`);
  console.log(`ratio                    ${(whole / bare).toFixed(2)} (aim: at most 1.50)`);
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
