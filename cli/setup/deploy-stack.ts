import type { Existing } from "../../account/adopt/existing.ts";
import { existingText, planText } from "../adopt/report.ts";
import { planAdoption } from "../adopt/stack-plan.ts";
import { usageError } from "../frame/errors.ts";
import type { Frame } from "../frame/frame.ts";
import { watchLines } from "../progress.ts";
import type { Project, StackName } from "../project.ts";
import { deployFresh } from "./deploy-fresh.ts";
import { applyFailed } from "./errors.ts";
import type { DeadRun } from "./run-record.ts";
import { withoutStaleLock } from "./stale-lock.ts";

/** How a stack is deployed. */
export interface DeployOptions {
  readonly yes: boolean;
  /** What the account has already, to be imported. */
  readonly existing: readonly Existing[];
  /** Runs that were killed before, whose locks may be released. */
  readonly dead: readonly DeadRun[];
  /** Whether there is nothing of the stack yet, neither in the account nor in a state. @default false */
  readonly fresh?: boolean;
  /** Told, possibly more than once, when everything to be created is there but the bucket's lifecycle rules. @default nobody */
  readonly onlyLifecycleLeft?: () => void;
}

/** What became of a stack, by address. */
export interface Deployed {
  readonly stack: StackName;
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly imported: readonly string[];
}

/** The user looked at a plan and said no. */
export class Declined extends Error {
  override readonly name = "Declined";
}

/**
 * Plans one stack, with what is there imported, shows the plan, asks, and applies exactly that plan.
 *
 * @throws Declined where the user does not want it; an Error where the plan would destroy anything
 */
export async function deployStack(
  project: Project,
  frame: Frame,
  name: StackName,
  { yes, existing, dead, fresh = false, onlyLifecycleLeft }: DeployOptions,
): Promise<Deployed> {
  frame.progress(`Planning ${name}`);
  const onLine = watchLines((line) => frame.progress(`  ${line}`), onlyLifecycleLeft);
  if (yes && fresh) {
    return withoutStaleLock(project, frame, name, dead, () => deployFresh(project, frame, name, onLine));
  }
  const plan = await withoutStaleLock(project, frame, name, dead, () =>
    planAdoption(project, name, existing, onLine),
  );
  try {
    const { creates, updates, imports } = plan.changes;
    const changed = { stack: name, created: creates, updated: updates, imported: imports };
    if (creates.length + updates.length + imports.length === 0) return changed;
    frame.progress(`${existingText([plan])}${planText([plan], frame, !yes)}`);
    if (!yes && !(await frame.confirm(`Apply this to ${project.settings.account}?`, "add --yes"))) {
      throw new Declined(`${name} was not applied.`);
    }
    frame.progress(`Applying ${name}`);
    await plan.apply().catch((error: Error) => {
      frame.signal.throwIfAborted();
      throw applyFailed(name, error);
    });
    return changed;
  } finally {
    await plan.discard();
  }
}

/** @throws UsageError where nobody can be asked and nobody said that nothing need be */
export function mustBeAbleToAsk(frame: Pick<Frame, "interactive" | "json">, yes: boolean): void {
  if (yes || (frame.interactive && !frame.json)) return;
  throw usageError(
    `${frame.json ? "With --json" : "Without a terminal"} nobody can be asked before something is applied: add --yes. Nothing was changed.`,
  );
}
