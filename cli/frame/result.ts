import { SettingsError } from "../../config/problem.ts";
import { Interrupted, UsageError } from "./errors.ts";
import type { CommonOptions } from "./frame.ts";
import { readTerminal } from "./terminal.ts";
import { wrap } from "./text.ts";

/** What a command came to. */
export interface CommandResult {
  /** Whether all is good; false is exit code 1. */
  readonly ok: boolean;
  /** Printed with `--json`. */
  readonly json: unknown;
  /** Printed without; may be empty. */
  readonly text: string;
}

/** 0: all is good. 1: a fault was found, or something failed. 2: the command was used wrongly. 130: interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Prints a result and says the exit code for it. */
export function printResult(result: CommandResult, options: CommonOptions): ExitCode {
  const text = options.json ? JSON.stringify(result.json, undefined, 2) : result.text;
  if (text !== "") process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  return result.ok ? 0 : 1;
}

/** Prints an error, without a stack trace unless `LLMOPS_DEBUG` is set, and says the exit code for it. */
export function printError(error: unknown, options: CommonOptions): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  const { columns, colors } = readTerminal({ ...process, stdout: process.stderr });
  if (options.json) process.stdout.write(`${JSON.stringify({ error: { message } }, undefined, 2)}\n`);
  else process.stderr.write(`${wrap(`${colors.red("error:")} ${message}`, columns, "  ")}\n`);
  if (process.env.LLMOPS_DEBUG) console.error(error);
  if (error instanceof Interrupted) return 130;
  return error instanceof UsageError || error instanceof SettingsError ? 2 : 1;
}
