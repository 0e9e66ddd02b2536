import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * `env` with a folder of `cacheDir` in which downloaded providers are shared by all stacks and runs: the AWS provider is
 * over half a gigabyte. A folder that the user chose is kept.
 *
 * Only for folders that live as long as one run: without the second variable Terraform would download again to fill a
 * dependency lock file that is thrown away.
 */
export async function withPluginCache(env: NodeJS.ProcessEnv, cacheDir: string): Promise<NodeJS.ProcessEnv> {
  const folder = env.TF_PLUGIN_CACHE_DIR || join(cacheDir, "plugins");
  await mkdir(folder, { recursive: true });
  return { ...env, TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true" };
}
