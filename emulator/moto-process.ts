import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { motoDied, motoNotStarted, motoSilent } from "./errors.ts";

/** Lines of moto's own output that are kept for an error message. */
const TAIL_LINES = 30;

/** How moto is started. */
export interface MotoProcessOptions {
  /** Path of the `moto_server` program. */
  readonly command: string;
  /** Environment of the process. */
  readonly env: NodeJS.ProcessEnv;
  /** How long it may take to come up, in milliseconds. @default 60000 */
  readonly timeoutMs?: number;
  /** How long it may take to end by itself, in milliseconds, before it is killed. @default 2000 */
  readonly graceMs?: number;
}

/** A running moto. */
export interface MotoProcess {
  /** Port on 127.0.0.1. */
  readonly port: number;
  readonly pid: number;
  /** The last lines moto wrote. */
  tail(): string;
  /** Aborted, with the error as reason, when moto ends without having been told to. */
  readonly died: AbortSignal;
  /** Ends moto and everything it started. */
  stop(): Promise<void>;
}

/**
 * Starts moto on a port that the kernel chooses (no race for a free one) and waits until it listens.
 *
 * @throws where it cannot be started, ends by itself or stays silent.
 */
export async function startMotoProcess(options: MotoProcessOptions): Promise<MotoProcess> {
  const child = spawn(options.command, ["-H", "127.0.0.1", "-p", "0"], {
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const watchdog = child.pid === undefined ? undefined : startWatchdog(child.pid);
  const lines: string[] = [];
  const tail = () => lines.join("\n");
  const life = { stopping: false };
  const died = watchForDeath(child, options.command, tail, life);
  const stop = async () => {
    life.stopping = true;
    await endGroup(child, options.graceMs ?? 2_000);
    if (watchdog?.pid !== undefined) signalGroup(-watchdog.pid, "SIGKILL");
  };
  try {
    const port = await portOf(child, lines, died, options.timeoutMs ?? 60_000);
    return { port, pid: child.pid as number, tail, died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A shell that waits on a pipe from this process and ends moto's process group when the pipe breaks: the kernel closes
 * it even where this process is killed outright.
 */
function startWatchdog(group: number): ChildProcess {
  const script =
    'cat >/dev/null; kill -s TERM -- "-$0" 2>/dev/null; sleep 2; kill -s KILL -- "-$0" 2>/dev/null';
  const watchdog = spawn("/bin/sh", ["-c", script, String(group)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.on("error", () => {});
  watchdog.stdin?.on("error", () => {});
  watchdog.unref();
  (watchdog.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return watchdog;
}

function watchForDeath(
  child: ChildProcess,
  command: string,
  tail: () => string,
  life: { readonly stopping: boolean },
): AbortSignal {
  const controller = new AbortController();
  child.once("error", (error) => controller.abort(motoNotStarted(command, error.message)));
  child.once("close", (code, signal) => {
    if (!life.stopping) controller.abort(motoDied(signal ?? `exit code ${code}`, tail()));
  });
  return controller.signal;
}

function portOf(child: ChildProcess, lines: string[], died: AbortSignal, timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(motoSilent(timeoutMs / 1000, lines.join("\n"))), timeoutMs);
    const finish = () => {
      clearTimeout(timer);
      reject(died.reason);
    };
    if (died.aborted) return finish();
    died.addEventListener("abort", finish, { once: true });
    const onLine = (line: string) => {
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
      const port = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, onLine);
  });
}

function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) onLine(part);
  });
}

async function endGroup(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.pid === undefined) return;
  const group = -child.pid;
  signalGroup(group, "SIGTERM");
  const deadline = Date.now() + graceMs;
  while (groupAlive(child, group) && Date.now() < deadline) await sleep(20);
  if (groupAlive(child, group)) signalGroup(group, "SIGKILL");
  while (child.exitCode === null && child.signalCode === null) await sleep(10);
}

const groupAlive = (child: ChildProcess, group: number) =>
  child.exitCode === null && child.signalCode === null ? true : signalGroup(group, 0);

function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(group, signal);
  } catch {
    return false;
  }
}
