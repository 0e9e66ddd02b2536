import type { Existing } from "../../account/adopt/existing.ts";
import type { Finding } from "../../account/verify/finding.ts";
import type { Frame } from "../frame/frame.ts";
import { findingLines } from "../verify/report.ts";
import type { StackPlan } from "./stack-plan.ts";

type Style = Pick<Frame, "colors" | "columns">;

/** What is imported, by stack. */
export function existingText(plans: readonly StackPlan[]): string {
  return plans
    .filter(({ imports }) => imports.length > 0)
    .flatMap(({ name, imports }) => ["", `In the account, to be imported into ${name}:`, ...table(imports)])
    .join("\n");
}

/** What the plans do; with `whole`, as Terraform words it. */
export function planText(plans: readonly StackPlan[], { colors }: Style, whole: boolean): string {
  return plans
    .flatMap((plan) => ["", ...(whole ? [actions(plan.output), ""] : []), colors.bold(countsOf(plan))])
    .join("\n");
}

/** What is said where there is nothing to import. */
export function nothingText(existing: readonly Existing[], plans: readonly StackPlan[]): string {
  const pending = plans.filter(({ changes }) => changes.creates.length + changes.updates.length > 0);
  const found =
    existing.length === 0
      ? "Nothing to adopt: the account has nothing of these names. Make it with: npx llmops-aws setup"
      : `Nothing to adopt: all ${existing.length} resources that are there are under Terraform already.`;
  return [found, ...pending.map(countsOf)].join("\n");
}

/** What was done, and what verification says of it. */
export function adoptedText(plans: readonly StackPlan[], findings: readonly Finding[], style: Style): string {
  const faults = findings.filter(({ status }) => status !== "good");
  const verified =
    faults.length === 0
      ? [`Verified: all ${findings.length} properties are as promised.`]
      : [
          `Verified: ${findings.length - faults.length} of ${findings.length} properties are as promised. The others:`,
          ...faults.flatMap((fault) => [fault.subject, ...findingLines(fault, style)]),
        ];
  return [...plans.map(doneText), ...verified].join("\n");
}

function table(imports: readonly Existing[]): string[] {
  const width = Math.max(...imports.map(({ address }) => address.length));
  return imports.map(({ address, id }) => `  ${address.padEnd(width)}  ${id}`);
}

/** How many resources a plan would import, add, change and destroy. */
export function countsOf({ name, changes }: Pick<StackPlan, "name" | "changes">): string {
  const { imports, creates, updates, destroys } = changes;
  return `${name}: ${imports.length} to import, ${creates.length} to add, ${updates.length} to change, ${destroys.length} to destroy`;
}

function doneText({ name, changes }: StackPlan): string {
  const { imports, creates, updates } = changes;
  return `${name}: ${imports.length} imported, ${creates.length} added, ${updates.length} changed, 0 destroyed`;
}

/** Terraform's plan from the first action on, without what it says of reading. */
function actions(output: string): string {
  const start = output.indexOf("Terraform will perform the following actions");
  return (start < 0 ? output : output.slice(start)).trimEnd();
}
