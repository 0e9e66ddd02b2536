import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "../../terraform/run.ts";
import type { Frame } from "../frame/frame.ts";
import type { Project, StackName } from "../project.ts";
import type { DeadRun } from "./run-record.ts";

/** Terraform that outlives its parent ends at its next line of output, which it writes every ten seconds at the latest. */
const ORPHAN_MS = 20_000;
const RETRY_MS = 4_000;

/** Who holds a lock, as Terraform reports it. */
export interface LockHolder {
  readonly id: string;
  readonly who: string;
  readonly created: Date;
}

/** The lock that a failed command met; undefined where it failed for another reason. */
export function lockHolder(error: unknown): LockHolder | undefined {
  const message = error instanceof Error ? error.message : "";
  if (!message.includes("Error acquiring the state lock")) return undefined;
  // The storage's own answer comes first, with ids of its own.
  const info = message.slice(message.indexOf("Lock Info:"));
  const field = (name: string) => new RegExp(`^\\W*${name}:\\s+(.+?)\\s*$`, "m").exec(info)?.[1] ?? "";
  const created = new Date(
    field("Created")
      .replace(/ \+0000 UTC.*$/, "Z")
      .replace(" ", "T"),
  );
  return { id: field("ID"), who: field("Who"), created };
}

/**
 * Runs Terraform, and once more after releasing the lock that a killed run of this command left behind. A lock of
 * anybody else is never touched.
 *
 * @param dead the runs that were killed
 */
export async function withoutStaleLock<T>(
  project: Project,
  frame: Frame,
  name: StackName,
  dead: readonly DeadRun[],
  work: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + ORPHAN_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const holder = lockHolder(error);
      if (!holder || !dead.some((run) => isOf(run, holder))) throw error;
      if (Date.now() < until) {
        frame.progress("A run that was killed holds the lock; waiting for what is left of it to end");
        await sleep(RETRY_MS, undefined, { signal: frame.signal });
        continue;
      }
      frame.progress(`Releasing the lock ${holder.id} that the killed run left behind`);
      await release(project, frame, name, holder.id);
      return work();
    }
  }
}

function isOf({ started, seen }: DeadRun, { who, created }: LockHolder): boolean {
  if (who !== `${userInfo().username}@${hostname()}`) return false;
  const at = created.getTime();
  // A clock of a second's precision stands in the lock, and what was started last may take it a little later.
  return at >= started - 1_000 && at <= seen + ORPHAN_MS;
}

async function release(project: Project, frame: Frame, name: StackName, id: string): Promise<void> {
  const { terraform, env } = await project.tools();
  const cwd = join(project.outdir, "stacks", name);
  try {
    await runCommand(terraform.path, ["force-unlock", "-force", id], { cwd, env, signal: frame.signal });
  } catch {
    // Of two locks one may have been taken only: what still holds shows at the next attempt.
    frame.signal.throwIfAborted();
  }
}
