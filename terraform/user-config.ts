import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The user's own Terraform CLI configuration: the file `TF_CLI_CONFIG_FILE` names, else `.terraformrc` in the home
 * folder; undefined where it does not exist.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file
 */
export function readableCliConfig(env: NodeJS.ProcessEnv): string | undefined {
  const named = env.TF_CLI_CONFIG_FILE || env.TERRAFORM_CONFIG;
  const file = named || join(env.HOME || homedir(), ".terraformrc");
  return existsSync(file) ? file : undefined;
}

/** Whether a CLI configuration says itself where providers come from. */
export function installsProvidersItself(file: string): boolean {
  return /^\s*provider_installation\b/m.test(readFileSync(file, "utf8"));
}
