import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { awsClients } from "../../account/clients.ts";
import { requireAccount } from "../../account/identity.ts";
import { checkSettings } from "../../config/parse-settings.ts";
import { SettingsError } from "../../config/problem.ts";
import { findTerraform } from "../../terraform/binary.ts";
import { usageError } from "../frame/errors.ts";
import type { Frame } from "../frame/frame.ts";
import { readRawSettings, settingsFile, useLocalSettings, writeRawSettings } from "../state/settings-file.ts";
import { Declined } from "./deploy-stack.ts";
import { githubIds } from "./github-ids.ts";
import { changeLines, mergeSettings, type SettingChange } from "./merge-settings.ts";
import { prepareVariables, type VariablesOutcome } from "./variables.ts";
import type { SetupOptions, Wanted } from "./wanted.ts";

/** What was written before anything of AWS. */
export interface Prepared {
  readonly file: string;
  readonly changes: readonly SettingChange[];
  /** What there is to say about the repository's numbers. */
  readonly note: string | undefined;
  /** Absent with `--local`, where placeholders do. */
  readonly variables: VariablesOutcome | undefined;
}

/**
 * Looks at tools and credentials first, then brings the settings and the variables into being. Nothing is written where
 * one of them does not fit.
 *
 * @throws UsageError, SettingsError or AwsProblem
 */
export async function prepare(frame: Frame, options: SetupOptions, wanted: Wanted): Promise<Prepared> {
  if (options.local) useLocalSettings(frame.env);
  frame.progress("Looking at Terraform, the credentials and GitHub");
  const [, , answer] = await Promise.all([
    findTerraform(frame.env),
    requireAccount(awsClients(wanted.region), wanted.account),
    options.local ? undefined : githubIds(wanted, frame),
  ]);
  const file = settingsFile(frame.env);
  const existing = readRawSettings(file);
  const { settings, changes } = mergeSettings(existing, wanted, answer?.ids);
  const { problems } = checkSettings(settings);
  if (problems.length > 0) throw new SettingsError(file, problems);
  if (existing.account !== undefined && existing.account !== wanted.account && !options.local) {
    refuseForeignState(String(existing.account));
  }
  await mayOverwrite(frame, options, file, changes);
  const variables = options.local
    ? undefined
    : await prepareVariables(process.cwd(), wanted.region, options.alarmEmail, frame);
  if (changes.length > 0) writeRawSettings(file, settings);
  return { file, changes, note: answer?.note, variables };
}

/** The local state of another account would be planned against this one. */
function refuseForeignState(account: string): void {
  const state = join(process.cwd(), "terraform.bootstrap.tfstate");
  if (!existsSync(state) || !readFileSync(state, "utf8").includes(account)) return;
  throw usageError(
    `terraform.bootstrap.tfstate in this folder is the state of account ${account}: move it into that account's bucket first ` +
      "(npx llmops-aws state move --to s3), or set the other account up from a clone of its own. Nothing was changed.",
  );
}

async function mayOverwrite(
  frame: Frame,
  { yes }: SetupOptions,
  file: string,
  changes: readonly SettingChange[],
): Promise<void> {
  if (changes.length === 0) return;
  frame.progress(
    `${file}:\n${changeLines(changes)
      .map((line) => `  ${line}`)
      .join("\n")}`,
  );
  const overwrites = changes.some(({ from }) => from !== undefined);
  if (!overwrites || yes) return;
  if (!(await frame.confirm(`Change ${file} like this?`, "add --yes")))
    throw new Declined("Nothing was changed.");
}
