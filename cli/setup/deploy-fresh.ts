import { creationsOnly, type PlanChanges } from "../../terraform/plan-changes.ts";
import { countsOf } from "../adopt/report.ts";
import type { Frame } from "../frame/frame.ts";
import type { Project, StackName } from "../project.ts";
import type { Deployed } from "./deploy-stack.ts";
import { applyFailed } from "./errors.ts";

/**
 * Applies a stack of which there is nothing yet, neither in the account nor in a state: Terraform plans it in the same
 * run, and there is nothing that this plan could change or destroy.
 *
 * @param onLine told every line that Terraform writes
 */
export async function deployFresh(
  project: Project,
  frame: Frame,
  name: StackName,
  onLine: (line: string) => void,
): Promise<Deployed> {
  const output: string[] = [];
  let planned: PlanChanges | undefined;
  const stack = await project.stack(name, (line) => {
    output.push(line);
    if (line.startsWith("Plan: ")) {
      planned = creationsOnly(output.join("\n"));
      if (planned) frame.progress(`\n${countsOf({ name, changes: planned })}`);
      frame.progress(`Applying ${name}`);
    }
    onLine(line);
  });
  await stack.init("-reconfigure");
  await stack.apply().catch((error: Error) => {
    frame.signal.throwIfAborted();
    throw applyFailed(name, error);
  });
  return { stack: name, created: planned?.creates ?? [], updated: [], imported: [] };
}
