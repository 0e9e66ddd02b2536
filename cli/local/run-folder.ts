import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../../config/settings.ts";

/** The private folder of one run: settings, synthesized stacks and local state, none of which touch the user's own. */
export interface RunFolder {
  readonly path: string;
  /** What cdktf synthesizes into. */
  readonly outdir: string;
  /** The settings file of the run, for `LLMOPS_CONFIG`. */
  readonly settingsFile: string;
  /** Deletes it with all that is in it. */
  remove(): Promise<void>;
}

/**
 * Makes the folder below `cacheDir`.
 *
 * The settings are the user's but for one: an account that was just created has no bucket yet in which `bootstrap` could
 * keep its state.
 */
export async function makeRunFolder(cacheDir: string, settings: Settings): Promise<RunFolder> {
  await mkdir(cacheDir, { recursive: true });
  const path = await mkdtemp(join(cacheDir, "run-"));
  const settingsFile = join(path, "llmops.config.json");
  const own = { ...settings, state: { ...settings.state, bootstrap: "local" } };
  await writeFile(settingsFile, `${JSON.stringify(own, null, 2)}\n`);
  return {
    path,
    outdir: join(path, "cdktf.out"),
    settingsFile,
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
