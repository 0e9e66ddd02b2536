import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The embedded AWS that `llmops-aws local --keep` keeps up, as other commands find it. */
export interface KeptUp {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  /** Folder its stacks were synthesized into; the state of `bootstrap` lies beside it. */
  readonly outdir: string;
  /** Process that keeps it up. */
  readonly pid: number;
}

const fileIn = (folder: string) => join(folder, ".llmops", "local.json");

/** Says in the project's folder that an embedded AWS is kept up. */
export function announceKeptUp(folder: string, kept: KeptUp): void {
  // Settings for an embedded AWS that is gone say where its states were.
  rmSync(join(folder, ".llmops", "local"), { recursive: true, force: true });
  mkdirSync(join(folder, ".llmops"), { recursive: true });
  writeFileSync(fileIn(folder), `${JSON.stringify(kept, null, 2)}\n`);
}

/** Takes the announcement of this process back; another process may have made one of its own meanwhile. */
export function withdrawKeptUp(folder: string): void {
  if (findKeptUp(folder)?.pid === process.pid) rmSync(fileIn(folder), { force: true });
}

/** The embedded AWS that is kept up; undefined where there is none or its process has ended. */
export function findKeptUp(folder: string): KeptUp | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileIn(folder), "utf8")) as KeptUp;
    process.kill(kept.pid, 0);
    return kept;
  } catch {
    return undefined;
  }
}
