import { loadSettings } from "../../config/load-settings.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { describePermissions } from "./describe.ts";
import { permissionsMarkdown } from "./markdown.ts";
import { permissionsText } from "./text.ts";

/** Options of `permissions`. */
export interface PermissionsOptions {
  /** Markdown instead of a table for the terminal. */
  readonly markdown?: boolean;
  /** Every action and resource, none counted. */
  readonly all?: boolean;
}

/** Prints who may become which role, and what it may do. Reads the settings only, no account. */
export async function printPermissions(frame: Frame, options: PermissionsOptions): Promise<CommandResult> {
  const settings = loadSettings(frame.env);
  const json = describePermissions(settings);
  const text = options.markdown
    ? permissionsMarkdown(settings)
    : permissionsText(json, frame, options.all ?? false);
  return { ok: true, json, text };
}
