/** Work that may be started ahead of its turn. */
export interface Once<T> {
  /** Starts the work where it was not started yet; gives its result or its failure. */
  readonly start: () => Promise<T>;
  /** Waits for what was started, whatever became of it; its failure is told by `start`. */
  readonly settled: () => Promise<void>;
}

/** Work that runs once, however often it is started. */
export function runOnce<T>(work: () => Promise<T>): Once<T> {
  let running: Promise<T> | undefined;
  return {
    start: () => {
      if (!running) {
        running = work();
        // It may fail while nobody waits for it yet.
        running.catch(() => {});
      }
      return running;
    },
    settled: async () => {
      await running?.catch(() => {});
    },
  };
}
