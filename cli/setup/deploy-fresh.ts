import { creationsOnly } from "../../terraform/plan-changes.ts";
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
  const stack = await project.stack(name, (line) => {
    output.push(line);
    const count = /^Plan: (\d+) to add, 0 to change, 0 to destroy\.$/.exec(line)?.[1];
    if (count) {
      frame.progress(`\n${name}: 0 to import, ${count} to add, 0 to change, 0 to destroy`);
      frame.progress(`Applying ${name}`);
    }
    onLine(line);
  });
  await stack.init("-reconfigure");
  await stack.apply().catch((error: Error) => {
    frame.signal.throwIfAborted();
    throw applyFailed(name, error);
  });
  const created = creationsOnly(output.join("\n"))?.creates ?? [];
  return { stack: name, created, updated: [], imported: [] };
}
