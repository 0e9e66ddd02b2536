import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type AwsClients, awsClients } from "../../account/clients.ts";
import { deleteLockTable, deleteStateBucket } from "../../account/teardown/delete-backend.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { wrap } from "../frame/text.ts";
import { progressOf } from "../progress.ts";
import type { Project } from "../project.ts";
import { bucketInUse, numberNeeded, otherNumber } from "./errors.ts";
import { goingText, goneText } from "./report.ts";
import { type Survey, survey } from "./survey.ts";

/** How `teardown` goes about it. */
export interface TeardownOptions {
  readonly keepBackend?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  /** The account number, where nobody types it in. */
  readonly account?: string;
}

/** What was taken down. */
export interface TornDown {
  /** Addresses that Terraform destroyed. */
  readonly destroyed: readonly string[];
  readonly bucketDeleted: boolean;
  readonly tableDeleted: boolean;
  /** Where the local state of `bootstrap` was kept. */
  readonly keptState: string | undefined;
}

/**
 * Looks, shows, asks for the account's number; destroys the `iam` stack while there is still a bucket to keep
 * its state in; then bucket and table. Stopped anywhere, the same command goes on from there.
 */
export async function runTeardown(
  project: Project,
  frame: Frame,
  options: TeardownOptions,
): Promise<CommandResult> {
  const { account, region } = project.settings;
  if (options.account !== undefined && options.account !== account)
    throw otherNumber(options.account, account);
  if (options.yes && options.account === undefined) throw numberNeeded(account);
  const clients = awsClients(region);
  frame.progress(`Looking at account ${account}`);
  const onLine = (line: string) => {
    const progress = progressOf(line);
    if (progress) frame.progress(`  ${progress}`);
  };
  const found = await survey(project, clients, onLine);
  const backend = !options.keepBackend && (found.bucket || found.table);
  if (backend && found.others.length > 0) throw bucketInUse(project.names.stateBucket, found.others);
  const going = wrap(goingText(project, found, !options.keepBackend), frame.columns, "  ");
  const json = { ...found, iam: undefined, keepBackend: options.keepBackend ?? false };
  if (found.managed.length === 0 && !backend) {
    return { ok: true, json: { ok: true, ...json }, text: `Nothing to tear down.\n${going}`.trimEnd() };
  }
  if (options.dryRun) return { ok: true, json: { ok: true, dryRun: true, ...json }, text: going };
  frame.progress(going);
  await confirmAccount(frame, options, account);
  const gone = await tearDown(project, clients, found, frame, options.keepBackend ?? false);
  return { ok: true, json: { ok: true, ...gone }, text: wrap(goneText(project, gone), frame.columns, "  ") };
}

/** The number is asked for even where a plain yes would do: it is what tells one account from another. */
async function confirmAccount(frame: Frame, options: TeardownOptions, account: string): Promise<void> {
  if (options.yes) return;
  await frame.ask(
    `Type the account number (${account}) to take this down:`,
    `add --yes --account ${account}, or look first with --dry-run`,
    (answer) => answer.trim() === account || `that is not ${account}; Ctrl-C leaves everything as it is`,
  );
}

async function tearDown(
  project: Project,
  clients: AwsClients,
  found: Survey,
  frame: Frame,
  keepBackend: boolean,
): Promise<TornDown> {
  const { names, settings } = project;
  const staying = [...found.kept, ...(found.sharedProvider ? [found.sharedProvider.address] : [])];
  if (found.iam && staying.length > 0) await found.iam.stateRemove(...staying);
  if (found.iam && found.managed.length > 0) {
    frame.progress("Destroying the iam stack");
    await found.iam.apply("-destroy", ...project.variableArguments);
  }
  const gone = { destroyed: found.managed, bucketDeleted: false, tableDeleted: false, keptState: undefined };
  if (keepBackend) return gone;
  // The bucket first: while the table is there, a run that was stopped can still use both.
  if (found.bucket) frame.progress(`Emptying and deleting bucket ${names.stateBucket}`);
  const versions = await deleteStateBucket(clients, names.stateBucket, settings.account, frame.signal);
  if (found.table) frame.progress(`Deleting table ${names.lockTable}`);
  const tableDeleted = await deleteLockTable(clients, names.lockTable);
  return {
    ...gone,
    bucketDeleted: versions !== undefined,
    tableDeleted,
    keptState: await putStateAside(project),
  };
}

/** The local state of `bootstrap` describes what is gone; it is kept under another name. */
async function putStateAside(project: Project): Promise<string | undefined> {
  const state = join(dirname(project.outdir), "terraform.bootstrap.tfstate");
  if (!existsSync(state)) return undefined;
  const kept = `${state}.torn-down-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
  await rename(state, kept);
  return kept;
}
