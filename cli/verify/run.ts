import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsClients } from "../../account/clients.ts";
import { type Identity, requireAccount } from "../../account/identity.ts";
import type { Installation } from "../../account/promise/promised.ts";
import { readInstallation } from "../../account/promise/read-stacks.ts";
import { reader } from "../../account/read.ts";
import { type Finding, faultless } from "../../account/verify/finding.ts";
import { verify } from "../../account/verify/verify.ts";
import { synthesize } from "../../terraform/synthesize.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import type { Project } from "../project.ts";
import { verifyText } from "./report.ts";

/** What `verify` came to. */
export interface Verified {
  readonly identity: Identity;
  readonly findings: readonly Finding[];
}

/** Synthesizes what the settings promise, reads the account and compares. */
export async function runVerify(project: Project, frame: Frame, strict = false): Promise<CommandResult> {
  const { identity, findings } = await verifyAccount(project, frame);
  const ok = faultless(findings, strict);
  return { ok, json: { ok, ...identity, findings }, text: verifyText(identity, project, findings, frame) };
}

/**
 * The comparison alone.
 *
 * @param promise what the project promises. @default synthesized for the purpose
 * @throws AwsProblem where the credentials are missing, expired or of another account
 */
export async function verifyAccount(
  project: Project,
  frame: Pick<Frame, "signal" | "env">,
  promise?: Installation,
): Promise<Verified> {
  const clients = awsClients(project.settings.region);
  const [identity, installation] = await Promise.all([
    requireAccount(clients, project.settings.account),
    promise ?? promisedInstallation(project, frame),
  ]);
  return { identity, findings: await verify(installation, reader(clients)) };
}

/** What the project promises, synthesized into a folder that is gone afterwards. */
export async function promisedInstallation(
  project: Project,
  frame: Pick<Frame, "signal" | "env">,
): Promise<Installation> {
  const outdir = await mkdtemp(join(tmpdir(), "llmops-verify-"));
  try {
    await synthesize({ project: project.folder, outdir, env: frame.env, signal: frame.signal });
    return synthesizedInstallation(project, outdir);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

/** What the project promises, from where it was synthesized already. @param outdir @default the project's own */
export function synthesizedInstallation(project: Project, outdir = project.outdir): Installation {
  return readInstallation(outdir, { ...project.settings, variables: project.variables });
}
