import { spawn } from "node:child_process";
import which from "which";

/** Patience for one answer of the GitHub CLI, in milliseconds. */
const PATIENCE_MS = 15_000;

/** What the GitHub CLI answered. */
export interface GhAnswer {
  readonly ok: boolean;
  readonly stdout: string;
  /** Its own words of a failure. */
  readonly stderr: string;
}

/**
 * Runs the GitHub CLI.
 *
 * @param input given on stdin, so that nothing secret is among the arguments
 */
export function gh(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string | undefined,
  signal: AbortSignal,
): Promise<GhAnswer> {
  return new Promise((resolve) => {
    const child = spawn("gh", args, {
      env: { ...env, GH_PROMPT_DISABLED: "1", NO_COLOR: "1" },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) => resolve({ ok: false, stdout, stderr: stderr || error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, stdout, stderr: stderr.trim() }));
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
  });
}

/** Whether the GitHub CLI is there and somebody is signed in. */
export async function ghState(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<"missing" | "signed-out" | "ready"> {
  if (!(await which("gh", { nothrow: true, path: env.PATH ?? "" }))) return "missing";
  return (await gh(["auth", "status"], env, undefined, signal)).ok ? "ready" : "signed-out";
}
