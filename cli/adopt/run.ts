import { type Existing, findExisting } from "../../account/adopt/existing.ts";
import { awsClients } from "../../account/clients.ts";
import { requireAccount } from "../../account/identity.ts";
import { reader } from "../../account/read.ts";
import { faultless } from "../../account/verify/finding.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { progressOf } from "../progress.ts";
import type { Project, StackName } from "../project.ts";
import { synthesizedInstallation, verifyAccount } from "../verify/run.ts";
import { adoptedText, existingText, nothingText, planText } from "./report.ts";
import { planAdoption, type StackPlan } from "./stack-plan.ts";

/** How `adopt` goes about it. */
export interface AdoptOptions {
  /** Apply without asking. */
  readonly yes?: boolean;
  /** Change nothing. */
  readonly dryRun?: boolean;
}

/** Finds what is there, plans its import, asks, applies and verifies. */
export async function runAdopt(
  project: Project,
  frame: Frame,
  options: AdoptOptions,
): Promise<CommandResult> {
  const existing = await findAdoptable(project, frame);
  const applied: StackPlan[] = [];
  for (const names of rounds(project, existing)) {
    const plans = await planRound(project, frame, names, existing);
    try {
      const adopting = plans.filter(({ imports }) => imports.length > 0);
      if (options.dryRun) return dryRun(existing, plans, frame);
      if (adopting.length === 0) continue;
      frame.progress(`${existingText(adopting)}\n${planText(adopting, frame, !options.yes)}`);
      if (
        !options.yes &&
        !(await frame.confirm("Import and apply?", "add --yes, or look first with --dry-run"))
      ) {
        return { ok: false, json: { ok: false, declined: true }, text: "Nothing was changed." };
      }
      for (const plan of adopting) {
        frame.progress(`Applying ${plan.name}`);
        await plan.apply();
        applied.push(plan);
      }
    } finally {
      await Promise.all(plans.map((plan) => plan.discard()));
    }
  }
  return finish(project, frame, existing, applied);
}

/**
 * What the account has of the names that the settings give, after a look at whose account it is.
 * Synthesizes the stacks into the project's own folder.
 *
 * @throws AwsProblem for the wrong account, a bucket of somebody else, ...
 */
export async function findAdoptable(project: Project, frame: Pick<Frame, "progress">): Promise<Existing[]> {
  const { account, region } = project.settings;
  const clients = awsClients(region);
  frame.progress(`Looking for resources of these names in account ${account}`);
  await Promise.all([requireAccount(clients, account), project.synthesize()]);
  return findExisting(synthesizedInstallation(project), reader(clients));
}

/**
 * Both stacks are planned before anything is asked where the second has a bucket to keep its state in; else
 * the first is applied first.
 */
function rounds(project: Project, existing: readonly Existing[]): StackName[][] {
  const has = (type: string) =>
    existing.some(({ stack, address }) => stack === "bootstrap" && address.startsWith(`${type}.`));
  const locked = project.settings.state.locking === "lockfile" || has("aws_dynamodb_table");
  return has("aws_s3_bucket") && locked ? [["bootstrap", "iam"]] : [["bootstrap"], ["iam"]];
}

async function planRound(
  project: Project,
  frame: Frame,
  names: readonly StackName[],
  existing: readonly Existing[],
): Promise<StackPlan[]> {
  frame.progress(`Planning ${names.join(" and ")}`);
  const onLine = (line: string) => {
    const progress = progressOf(line);
    if (progress) frame.progress(`  ${progress}`);
  };
  const planned = await Promise.allSettled(
    names.map((name) => planAdoption(project, name, existing, onLine)),
  );
  const failed = planned.find((one) => one.status === "rejected");
  const plans = planned.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  if (!failed) return plans;
  await Promise.all(plans.map((plan) => plan.discard()));
  throw failed.reason;
}

function dryRun(existing: readonly Existing[], plans: readonly StackPlan[], frame: Frame): CommandResult {
  const json = { ok: true, dryRun: true, existing, plans: plans.map(planJson) };
  const imports = plans.some((plan) => plan.imports.length > 0);
  const text = imports
    ? `${existingText(plans)}\n${planText(plans, frame, true)}`
    : nothingText(existing, plans);
  return { ok: true, json, text };
}

async function finish(
  project: Project,
  frame: Frame,
  existing: readonly Existing[],
  applied: readonly StackPlan[],
): Promise<CommandResult> {
  if (applied.length === 0) {
    return { ok: true, json: { ok: true, existing, plans: [] }, text: nothingText(existing, []) };
  }
  frame.progress("Verifying");
  const { findings } = await verifyAccount(project, frame);
  const ok = faultless(findings);
  const json = { ok, existing, plans: applied.map(planJson), findings };
  return { ok, json, text: adoptedText(applied, findings, frame) };
}

const planJson = ({ name, imports, changes }: StackPlan) => ({ stack: name, imports, changes });
