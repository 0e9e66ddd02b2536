import { readFileSync } from "node:fs";
import { checkSettings } from "./parse-settings.ts";
import { type Problem, SettingsError } from "./problem.ts";
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
  const override = environment.AWS_PROVIDER_VERSION || undefined;
  const checked = checkSettings(readJson(file));
  const problems = [...checked.problems, ...overrideProblems(override)];
  if (!checked.settings || problems.length > 0) throw new SettingsError(file, problems);
  return { ...checked.settings, ...(override && { awsProviderVersion: override }) };
}

function overrideProblems(override: string | undefined): Problem[] {
  const issue = override && versionConstraint.safeParse(override).error?.issues[0];
  if (!issue) return [];
  return [
    { path: "AWS_PROVIDER_VERSION", received: override, mend: `${issue.message}, or unset the variable` },
  ];
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : (error as Error).message;
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
        // The message may quote the file, line breaks included.
        mend: `not valid JSON (${(error as Error).message.replace(/\s+/g, " ")}): correct it there`,
      },
    ]);
  }
}
