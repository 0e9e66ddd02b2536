import { runCommand } from "./run.ts";

/** How the stacks are synthesized. */
export interface SynthesizeOptions {
  /** The project's folder. */
  readonly project: string;
  /** Folder to synthesize into. @default the project's `cdktf.out` */
  readonly outdir?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Has the app bundled ahead of its first synth, which would otherwise wait for it. Never fails: the synth itself tells why. */
export async function prepareSynthesis({
  project,
  env,
  signal,
}: Omit<SynthesizeOptions, "outdir">): Promise<void> {
  const options = { cwd: project, env, ...(signal ? { signal } : {}) };
  await runCommand(process.execPath, ["bin/synth.mjs", "--bundle-only"], options).catch(() => {});
}

/**
 * Synthesizes all stacks, as the app command in `cdktf.json` does.
 *
 * @throws with what the app wrote where a setting is wrong.
 */
export async function synthesize(options: SynthesizeOptions): Promise<void> {
  const env = options.outdir ? { ...options.env, CDKTF_OUTDIR: options.outdir } : options.env;
  await runCommand(process.execPath, ["bin/synth.mjs"], {
    cwd: options.project,
    env,
    ...(options.signal ? { signal: options.signal } : {}),
  });
}
