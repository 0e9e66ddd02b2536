import { readFileSync } from "node:fs";
import { parseSettings } from "./parse-settings.ts";
import { SettingsError } from "./problem.ts";
import { versionConstraint } from "./rules.ts";
import type { Settings } from "./settings.ts";

/** The settings file of a fresh clone, relative to the working directory. */
export const DEFAULT_SETTINGS_FILE = "llmops.config.json";

/**
 * Reads, validates and completes the settings.
 *
 * @param environment `LLMOPS_CONFIG` names another file; `AWS_PROVIDER_VERSION` overrides `awsProviderVersion`
 * @throws SettingsError when the file is missing, is no JSON, or holds a wrong value
 */
export function loadSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const file = environment.LLMOPS_CONFIG || DEFAULT_SETTINGS_FILE;
  const settings = parseSettings(readJson(file), file);
  const override = environment.AWS_PROVIDER_VERSION;
  if (!override) return settings;
  const version = versionConstraint.safeParse(override);
  if (version.success) return { ...settings, awsProviderVersion: version.data };
  const mend = version.error.issues[0]?.message ?? "give a Terraform version constraint";
  throw new SettingsError("AWS_PROVIDER_VERSION", [{ path: "", received: override, mend }]);
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : String(error);
    throw new SettingsError(file, [
      {
        path: "",
        received: undefined,
        mend: `${reason}: run from the project's folder, or name the file in LLMOPS_CONFIG`,
      },
    ]);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new SettingsError(file, [
      {
        path: "",
        received: undefined,
        mend: `not valid JSON (${(error as Error).message}): correct it there`,
      },
    ]);
  }
}
