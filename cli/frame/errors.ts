/** A command that was used wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** @param message what was received and what is expected instead */
export function usageError(message: string): UsageError {
  return new UsageError(message);
}

/** A question that nobody is there to answer. */
export function nobodyToAsk(question: string, instead: string): UsageError {
  return new UsageError(`"${question}" cannot be asked without a terminal: ${instead}`);
}

/** The user broke off at a question or by Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor() {
    super("Interrupted: nothing is left locked. The same command goes on from here.");
  }
}
