import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DEFAULT_SETTINGS_FILE } from "../../config/load-settings.ts";

/** The settings file that is in use. */
export function settingsFile(env: NodeJS.ProcessEnv): string {
  return env.LLMOPS_CONFIG || DEFAULT_SETTINGS_FILE;
}

/** Settings of the commands with `--local`, where one of them wrote some. */
export const LOCAL_SETTINGS_FILE = join(".llmops", "local", DEFAULT_SETTINGS_FILE);

/**
 * Gives a command with `--local` settings of its own to write in: those of the project say where a real account's state is.
 * They start as a copy of the project's.
 */
export function useLocalSettings(env: NodeJS.ProcessEnv): void {
  const file = LOCAL_SETTINGS_FILE;
  if (!existsSync(file)) {
    const { state, ...others } = readRawSettings(settingsFile(env));
    mkdirSync(dirname(file), { recursive: true });
    const { bootstrap: _, ...otherState } = (state ?? {}) as RawSettings;
    writeRawSettings(file, { ...others, ...(Object.keys(otherState).length > 0 && { state: otherState }) });
  }
  env.LLMOPS_CONFIG = file;
}

/** What stands in a settings file, as the user wrote it. */
export type RawSettings = Record<string, unknown>;

/** The file as it is; an empty object where there is none. @throws where it is no JSON object */
export function readRawSettings(file: string): RawSettings {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as RawSettings;
  } catch (error) {
    throw new Error(`${file} is not valid JSON (${(error as Error).message}): correct it there.`);
  }
}

/** Writes the file whole or not at all. */
export function writeRawSettings(file: string, settings: RawSettings): void {
  const temporary = `${file}.new`;
  writeFileSync(temporary, `${JSON.stringify(settings, undefined, 2)}\n`);
  renameSync(temporary, file);
}

/** Puts down where `bootstrap` keeps its state; everything else in the file stays. Says whether that changed it. */
export function setBootstrapState(file: string, to: "s3" | "local"): boolean {
  const settings = readRawSettings(file);
  const state = (settings.state ?? {}) as RawSettings;
  if ((state.bootstrap ?? "local") === to) return false;
  writeRawSettings(file, { ...settings, state: { ...state, bootstrap: to } });
  return true;
}
