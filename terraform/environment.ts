import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderSource } from "./provider-source.ts";

/** Variables that would point every stack at one working folder or workspace, or change what a run does. */
const UNWANTED = ["TF_DATA_DIR", "TF_WORKSPACE", "TF_INPUT"];

/**
 * The environment in which Terraform, the cdktf CLI and the app take the provider from `source`.
 *
 * With a mirror, a CLI configuration file is written into `cacheDir` and named by `TF_CLI_CONFIG_FILE`; the synthesized version
 * follows the mirror, and cdktf leaves out `terraform providers lock`, which asks the public registry even then. A
 * `TF_CLI_CONFIG_FILE` that names a missing file is dropped: Terraform would warn of it in every command.
 */
export async function terraformEnvironment(
  base: NodeJS.ProcessEnv,
  source: ProviderSource,
  cacheDir: string,
): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = { ...base, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
  for (const name of UNWANTED) delete env[name];
  if (env.TF_CLI_CONFIG_FILE && !existsSync(env.TF_CLI_CONFIG_FILE)) delete env.TF_CLI_CONFIG_FILE;
  if (source.kind !== "mirror") return env;
  env.TF_CLI_CONFIG_FILE = await writeCliConfig(source.path, cacheDir);
  env.AWS_PROVIDER_VERSION = source.version;
  env.CDKTF_SKIP_PROVIDER_LOCK = "true";
  return env;
}

async function writeCliConfig(mirror: string, cacheDir: string): Promise<string> {
  const file = join(cacheDir, "mirror.tfrc");
  await mkdir(cacheDir, { recursive: true });
  const text = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
  await writeFile(file, text);
  return file;
}
