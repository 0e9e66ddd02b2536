import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { awsClients } from "../../account/clients.ts";
import { requireAccount } from "../../account/identity.ts";
import { bucketPresence } from "../../account/state-bucket.ts";
import { stateLock, stateObject } from "../../account/state-object.ts";
import type { Frame } from "../frame/frame.ts";
import type { Project } from "../project.ts";
import { noBucket, stateLocked, statesDiffer, targetNewer } from "./errors.ts";
import { pushState } from "./push-state.ts";
import { setBootstrapState, settingsFile } from "./settings-file.ts";
import { decide, readStateCopy, type StateCopy } from "./state-copy.ts";

/** Where a state can live. */
export type StatePlace = "s3" | "local";

/** What a move came to. */
export interface Moved {
  readonly to: StatePlace;
  /** Where the state is now. */
  readonly where: string;
  /** Whether anything was changed. */
  readonly changed: boolean;
  /** Copies that were kept, relative to the project's folder. */
  readonly kept: readonly string[];
}

/** Both places of the bootstrap stack's own state. */
export interface Places {
  /** Path of the local file. */
  readonly local: string;
  /** `s3://BUCKET/KEY` */
  readonly s3: string;
}

/** The local file lies beside the folder that is synthesized into. */
export function placesOf({ outdir, names }: Pick<Project, "outdir" | "names">): Places {
  return {
    local: join(dirname(outdir), "terraform.bootstrap.tfstate"),
    s3: `s3://${names.stateBucket}/${names.stateKeys.bootstrap}`,
  };
}

/** The two copies there are of the state. */
export async function stateCopies(
  project: Project,
): Promise<Readonly<Record<StatePlace, StateCopy | undefined>>> {
  const places = placesOf(project);
  const clients = awsClients(project.settings.region);
  return {
    local: readStateCopy(
      existsSync(places.local) ? readFileSync(places.local, "utf8") : undefined,
      places.local,
    ),
    s3: readStateCopy(await stateObject(clients, addressOf(project)), places.s3),
  };
}

function addressOf({ names, settings }: Project) {
  return { bucket: names.stateBucket, key: names.stateKeys.bootstrap, account: settings.account };
}

/**
 * Moves the state of `bootstrap`. Nothing is overwritten that is newer or of another history; every copy that is replaced
 * or left is kept. The order, copy first, then the setting, then the old copy, lets a move that was broken off anywhere
 * be run again.
 *
 * @throws where the account is another one, the state is locked, or the copies contradict each other
 */
export async function moveState(project: Project, frame: Frame, to: StatePlace): Promise<Moved> {
  const from = to === "s3" ? "local" : "s3";
  const places = placesOf(project);
  await mayMove(project, to);
  const copies = await stateCopies(project);
  const [source, target] = [copies[from], copies[to]];
  const decision = decide(source, target, project.settings.state.bootstrap === to);
  if (source && target && decision === "newer") throw targetNewer(places[from], source, places[to], target);
  if (source && target && decision === "different")
    throw statesDiffer(places[from], source, places[to], target);
  const kept: string[] = [];
  if (source && decision === "copy") {
    await mustBeUnlocked(project);
    frame.progress(`Copying the state of bootstrap to ${places[to]}`);
    kept.push(keep(project, source, from));
    if (target && !target.empty) kept.push(keep(project, target, to));
    if (to === "s3") await pushState(project, frame, source.text, target?.empty ?? false);
    else writeLocal(places.local, source.text);
  }
  const settled = setBootstrapState(settingsFile(frame.env), to);
  if (to === "s3" && source) kept.push(...retireLocal(project, source));
  await useBackend(project, to);
  const changed = decision === "copy" || settled;
  return { to, where: places[to], changed, kept: [...new Set(kept)] };
}

async function mayMove(project: Project, to: StatePlace): Promise<void> {
  const { settings, names } = project;
  const clients = awsClients(settings.region);
  await requireAccount(clients, settings.account);
  const presence = await bucketPresence(clients, names.stateBucket, settings.account);
  if (to === "s3" && presence.state !== "ours") throw noBucket(names.stateBucket);
}

async function mustBeUnlocked(project: Project): Promise<void> {
  const clients = awsClients(project.settings.region);
  const lock = await stateLock(clients, addressOf(project), project.names.lockTable);
  if (lock !== undefined) throw stateLocked(placesOf(project).s3, lock);
}

/** Keeps a copy under a name that says what it is; the same copy is kept once. */
function keep({ folder, outdir }: Project, copy: StateCopy, place: StatePlace): string {
  const directory = join(
    dirname(outdir) === folder ? join(folder, ".llmops") : dirname(outdir),
    "state-copies",
  );
  const file = join(directory, `bootstrap-${copy.lineage.slice(0, 8)}-${copy.serial}-${place}.tfstate`);
  mkdirSync(directory, { recursive: true });
  writeLocal(file, copy.text);
  return relative(folder, file);
}

function writeLocal(file: string, text: string): void {
  const temporary = `${file}.new`;
  writeFileSync(temporary, text, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, file);
}

/** A local file that lies on beside the bucket's state would be taken for the state some day. */
function retireLocal(project: Project, source: StateCopy): readonly string[] {
  const { local } = placesOf(project);
  if (!existsSync(local)) return [];
  const kept = keep(project, source, "local");
  rmSync(local);
  rmSync(`${local}.backup`, { force: true });
  return [kept];
}

/**
 * Leads the stack's folder to the backend of the settings: a plain `terraform init` in it would stop at the change. Without
 * the record of the old one it starts anew, and there is nothing left to migrate.
 */
async function useBackend(project: Project, to: StatePlace): Promise<void> {
  const folder = join(project.outdir, "stacks", "bootstrap");
  const used = usedBackend(folder);
  if (used === undefined || used === to) return;
  await project.synthesize();
  rmSync(backendRecord(folder), { force: true });
}

/** Where Terraform keeps in mind which backend a folder was initialized with. */
const backendRecord = (folder: string) => join(folder, ".terraform", "terraform.tfstate");

/** The backend that a folder was initialized with; undefined where it was not. */
function usedBackend(folder: string): string | undefined {
  try {
    const file = readFileSync(backendRecord(folder), "utf8");
    return (JSON.parse(file) as { backend?: { type?: string } }).backend?.type;
  } catch {
    return undefined;
  }
}
