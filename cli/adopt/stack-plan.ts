import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Existing } from "../../account/adopt/existing.ts";
import { finishInPlace } from "../../terraform/half-made.ts";
import { withImports } from "../../terraform/import-blocks.ts";
import { creationsOnly, type PlanChanges, type PlanJson, planChanges } from "../../terraform/plan-changes.ts";
import type { StackFolder } from "../../terraform/stack-folder.ts";
import { managedAddresses } from "../../terraform/state-addresses.ts";
import type { Project, StackName } from "../project.ts";
import { wouldDestroy } from "./errors.ts";

/** File in the stack's folder that the plan is saved in until it is applied. */
const PLAN_FILE = "adopt.tfplan";

/** The plan that adopts what one stack promises and the account has. */
export interface StackPlan {
  readonly name: StackName;
  /** What is imported: there, and not yet in the state. */
  readonly imports: readonly Existing[];
  readonly changes: PlanChanges;
  /** The plan as Terraform words it. */
  readonly output: string;
  apply(): Promise<void>;
  /** Deletes the saved plan. */
  discard(): Promise<void>;
}

/**
 * Plans the adoption of one stack. Changes nothing in the account.
 *
 * @throws where the plan would destroy or replace anything
 */
export async function planAdoption(
  project: Project,
  name: StackName,
  existing: readonly Existing[],
  onLine: (line: string) => void,
): Promise<StackPlan> {
  const stack = await project.stack(name, onLine);
  await stack.init("-reconfigure");
  const candidates = existing.filter((one) => one.stack === name);
  if (candidates.length > 0) await finishInPlace(stack);
  const managed = candidates.length > 0 ? await managedAddresses(stack) : [];
  const imports = candidates.filter((one) => !managed.includes(one.address));
  const discard = () => rm(join(stack.path, PLAN_FILE), { force: true });
  try {
    // Only iam declares variables: bootstrap would warn of each.
    const variables = name === "iam" ? project.variableArguments : [];
    const { output, changes } = await plan(stack, imports, variables);
    if (changes.destroys.length > 0) throw wouldDestroy(name, changes.destroys);
    // The password is in no plan: an apply is told it once more.
    const apply = () => stack.apply(...variables, PLAN_FILE);
    return { name, imports, changes, output, apply, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function plan(stack: StackFolder, imports: readonly Existing[], variables: readonly string[]) {
  const { output, changes } = await withImports(stack.path, imports, () =>
    stack.plan(`-out=${PLAN_FILE}`, ...variables),
  );
  if (!changes) return { output, changes: planChanges({}) };
  const created = imports.length === 0 ? creationsOnly(output) : undefined;
  return { output, changes: created ?? planChanges((await stack.show(PLAN_FILE)) as PlanJson) };
}
