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
