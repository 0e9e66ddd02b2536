import { spawn } from "node:child_process";
import { terraformFailed } from "./errors.ts";

/** Output lines kept for the message of a failure. */
const KEPT_LINES = 60;

/** How a command is run. */
export interface RunOptions {
  /** Working folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Told every line of output as it comes, errors included. @default nobody */
  readonly onLine?: (line: string) => void;
  /** Ends the command: by an interrupt, so that Terraform lets go of its locks; by force after `graceMs`. */
  readonly signal?: AbortSignal;
  /** Milliseconds between the interrupt and the force. @default 20000 */
  readonly graceMs?: number;
  /** Exit codes that are no failure. @default [0] */
  readonly expected?: readonly number[];
}

/** What a command came to. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
}

/**
 * Runs a command in its own process group, so that a Ctrl-C at the terminal reaches it through `signal` only, once.
 *
 * @throws with the end of its output where it fails, and with the signal's reason where it was cancelled.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  options.signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const kept: string[] = [];
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, (line) => {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      options.onLine?.(line);
    });
  }
  const release = cancelBy(child.pid, options);
  try {
    const how = await ended(child);
    options.signal?.throwIfAborted();
    if (typeof how === "number" && (options.expected ?? [0]).includes(how)) return { code: how, stdout };
    const what = [command, ...args].join(" ");
    throw terraformFailed(
      what,
      options.cwd,
      typeof how === "number" ? `exit code ${how}` : how,
      kept.join("\n"),
    );
  } finally {
    release();
  }
}

/** Exit code, or the name of the signal that ended it. */
function ended(child: ReturnType<typeof spawn>): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
}

function cancelBy(pid: number | undefined, { signal, graceMs = 20_000 }: RunOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => {
    kill(pid, "SIGINT");
    timer = setTimeout(() => kill(pid, "SIGKILL", true), graceMs);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  const atExit = () => kill(pid, "SIGKILL", true);
  process.once("exit", atExit);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    process.removeListener("exit", atExit);
  };
}

/** The interrupt goes to the command alone: Terraform passes it on to its providers as it sees fit. */
function kill(pid: number | undefined, signal: NodeJS.Signals, group = false): void {
  if (pid === undefined) return;
  try {
    process.kill(group ? -pid : pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop() ?? "";
    for (const part of parts) onLine(part);
  });
  stream.on("end", () => rest && onLine(rest));
}
