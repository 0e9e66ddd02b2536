import { Interrupted } from "./errors.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Terminal and npm both pass a Ctrl-C on, so that one press arrives twice; a press this much later is another one. */
const ANOTHER_PRESS_MS = 1_000;

/** A command's own Ctrl-C. */
export interface Interrupt {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** Gives the signals back. */
  release(): void;
}

/**
 * Turns Ctrl-C into an abort signal, so that what runs can end in order: Terraform finishes the call it is in, writes its
 * state and lets go of its lock. Further presses change nothing but are answered.
 *
 * @param say told what is being waited for
 */
export function catchInterrupt(say: (line: string) => void): Interrupt {
  const controller = new AbortController();
  let last = 0;
  const onSignal = () => {
    const another = Date.now() - last > ANOTHER_PRESS_MS;
    last = Date.now();
    if (controller.signal.aborted) {
      if (another) say("Still waiting for what runs to end, so that nothing stays locked.");
      return;
    }
    say("Stopping: what runs is given time to write its state and to release its lock.");
    controller.abort(new Interrupted());
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.removeListener(name, onSignal);
    },
  };
}
