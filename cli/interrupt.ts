const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Terminal and npm both pass a Ctrl-C on, so that one press arrives twice; a press this much later is another one. */
const ANOTHER_PRESS_MS = 1_000;

/** The work was stopped from outside. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(signal: string) {
    super(`stopped by ${signal}`);
  }
}

/** Turns the signals that end a process into one AbortSignal, so that the work can clean up. */
export interface InterruptWatch {
  /** Aborted at the first signal, with `Interrupted` as reason. */
  readonly signal: AbortSignal;
  /** Gives the signals back. */
  release(): void;
}

/** Starts watching. A second Ctrl-C ends the process at once; what it started then ends with it. */
export function watchInterrupts(): InterruptWatch {
  const controller = new AbortController();
  let first = 0;
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted && Date.now() - first > ANOTHER_PRESS_MS) process.exit(130);
    first ||= Date.now();
    controller.abort(new Interrupted(name));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.removeListener(name, onSignal);
    },
  };
}
