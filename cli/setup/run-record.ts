import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How often a run says that it lives, in milliseconds. */
const BEAT_MS = 2_000;

/** A run that ended without a word: when it lived, in milliseconds since 1970. */
export interface DeadRun {
  readonly started: number;
  /** When it was last known to live. */
  readonly seen: number;
}

interface Run extends DeadRun {
  readonly pid: number;
}

/** The run that is under way now. */
export interface RunRecord {
  /** Earlier runs in this folder that were killed. */
  readonly dead: readonly DeadRun[];
  /** Takes the record away: whatever was held has been let go of. */
  end(): void;
}

/** Puts down, in the project's `.llmops`, that a run is under way, and finds those that were killed. */
export function recordRun(folder: string, now: () => number = Date.now): RunRecord {
  const file = join(folder, ".llmops", "setup.json");
  const earlier = readRuns(file).filter(({ pid }) => pid === process.pid || !lives(pid));
  const started = now();
  const write = () => {
    const runs: Run[] = [...earlier, { pid: process.pid, started, seen: now() }];
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(runs));
  };
  write();
  const beat = setInterval(write, BEAT_MS).unref();
  return {
    dead: earlier,
    end: () => {
      clearInterval(beat);
      rmSync(file, { force: true });
    },
  };
}

function readRuns(file: string): readonly Run[] {
  try {
    const runs: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(runs) ? (runs as Run[]) : [];
  } catch {
    return [];
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
