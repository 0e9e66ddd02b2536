import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { findKeptUp } from "../kept-up.ts";
import { LOCAL_SETTINGS_FILE } from "../state/settings-file.ts";

/** Which account the embedded AWS is. */
export interface EmbeddedAccount {
  readonly account: string;
  readonly region: string;
}

/**
 * Leads this process and its children to the embedded AWS: to the one that `llmops-aws local --keep` keeps up where it is
 * the account wanted, else to one of its own for as long as the command runs.
 *
 * @returns what stops it again
 */
export async function useEmbeddedAws(
  wanted: EmbeddedAccount,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const { childEnvironment } = await import("../../emulator/environment.ts");
  const kept = findKeptUp(process.cwd());
  if (kept && kept.account === wanted.account) {
    replaceEnvironment(childEnvironment(process.env, { endpoint: kept.endpoint, region: wanted.region }));
    // What an earlier command set up there, and where it put the state of bootstrap.
    if (existsSync(LOCAL_SETTINGS_FILE)) process.env.LLMOPS_CONFIG = LOCAL_SETTINGS_FILE;
    return async () => {};
  }
  // State of an embedded AWS that is gone describes nothing.
  await rm(join(".llmops", "local"), { recursive: true, force: true });
  const { startEmulator } = await import("../../emulator/emulator.ts");
  progress("Starting an embedded AWS for this command (llmops-aws local --keep keeps one up).");
  const emulator = await startEmulator({ ...wanted, log: progress, signal });
  replaceEnvironment(emulator.childEnvironment(process.env));
  return () => emulator.stop();
}

/** The process itself is changed, so that no SDK client of it can reach a real account either. */
export function replaceEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}
