import { existsSync } from "node:fs";
import { join } from "node:path";
import { awsClients } from "../../account/clients.ts";
import { bucketPresence } from "../../account/state-bucket.ts";
import { faultless } from "../../account/verify/finding.ts";
import { prepareSynthesis } from "../../terraform/synthesize.ts";
import { findAdoptable } from "../adopt/run.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { openProject, type Project } from "../project.ts";
import { runOnce } from "../run-once.ts";
import { type Moved, moveState, placesOf, stateCopies } from "../state/move-state.ts";
import { setBootstrapState, settingsFile } from "../state/settings-file.ts";
import { synthesizedInstallation, verifyAccount } from "../verify/run.ts";
import { Declined, type Deployed, deployStack, mustBeAbleToAsk } from "./deploy-stack.ts";
import { type SecretOutcome, setGithubSecret } from "./github-secret.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { type DeadRun, recordRun } from "./run-record.ts";
import { summarize } from "./summarize.ts";
import { summaryText } from "./summary.ts";
import { type SetupOptions, wantedOf } from "./wanted.ts";

/** Everything that happened in a run. */
export interface SetupRun {
  readonly prepared: Prepared;
  readonly deployed: readonly Deployed[];
  readonly moved: Moved;
  readonly secret: SecretOutcome;
}

/** From an account, empty or not, to a verified set-up. Each step finds what an earlier run has done. */
export async function runSetup(
  frame: Frame,
  options: SetupOptions,
  args: readonly string[],
): Promise<CommandResult> {
  const wanted = wantedOf(options, args);
  mustBeAbleToAsk(frame, options.yes ?? false);
  const record = recordRun(process.cwd());
  void prepareSynthesis({ project: process.cwd(), env: frame.env, signal: frame.signal });
  try {
    const prepared = await prepare(frame, options, wanted);
    return await finish(frame, options, await deploy(frame, options, prepared, record.dead));
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    const text = `${error.message} The same command goes on from here.`;
    return { ok: false, json: { ok: false, declined: true, message: text }, text };
  } finally {
    record.end();
  }
}

async function deploy(
  frame: Frame,
  options: SetupOptions,
  prepared: Prepared,
  dead: readonly DeadRun[],
): Promise<SetupRun> {
  const yes = options.yes ?? false;
  const project = await openWhereStateIs(frame, options);
  const existing = await findAdoptable(project, frame);
  const iam = runOnce(() => deployStack(project, frame, "iam", { yes, existing, dead }));
  const bootstrap = await deployStack(project, frame, "bootstrap", {
    yes,
    existing,
    dead,
    fresh: !existing.some(({ stack }) => stack === "bootstrap") && !existsSync(placesOf(project).local),
    // The provider watches the rules for most of a minute; whoever must be asked is asked afterwards.
    ...(yes && { onlyLifecycleLeft: iam.start }),
  }).finally(iam.settled);
  const moved = await moveState(project, frame, "s3");
  const made = await iam.start();
  const secret = options.local
    ? ({ outcome: "left", why: "GitHub is left alone with --local", steps: [] } as const)
    : await setGithubSecret(project, frame, made.created.includes("aws_iam_role.github_actions"));
  return { prepared, deployed: [bootstrap, made], moved, secret };
}

/**
 * Opens the project with `state.bootstrap` naming the place where the state is: a bucket that is gone cannot be planned
 * from, and a state in the bucket must be used from a fresh clone too.
 */
async function openWhereStateIs(frame: Frame, { local = false }: SetupOptions): Promise<Project> {
  const project = openProject(frame, local);
  const { settings, names } = project;
  const presence = await bucketPresence(awsClients(settings.region), names.stateBucket, settings.account);
  if (presence.state === "ours" && (await stateCopies(project)).s3) {
    await moveState(project, frame, "s3");
    return openProject(frame, local);
  }
  const changed = setBootstrapState(settingsFile(frame.env), "local");
  if (changed) {
    frame.progress(
      "The settings say that bootstrap's state is in the bucket, where it is not: starting from the local file",
    );
  }
  return changed ? openProject(frame, local) : project;
}

async function finish(frame: Frame, options: SetupOptions, run: SetupRun): Promise<CommandResult> {
  const project = openProject(frame, options.local);
  frame.progress("Verifying");
  // Both stacks were synthesized from these settings in this run.
  const { findings } = await verifyAccount(project, frame, synthesizedInstallation(project));
  const summary = summarize(project, run, findings, existsSync(join(project.folder, ".git")));
  const ok = faultless(findings);
  return { ok, json: { ok, ...summary }, text: summaryText(summary, frame) };
}
