import { Interrupted, nobodyToAsk } from "./errors.ts";

/** Questions to the person at the terminal; all go to stderr, so that stdout is the result alone. */
export interface Questions {
  /** @param instead what to do where nobody can be asked, for the error */
  confirm(question: string, instead: string): Promise<boolean>;
  /** @param check true, or the sentence that says what is wrong */
  ask(question: string, instead: string, check?: (answer: string) => true | string): Promise<string>;
  /** The answer is not shown. */
  askHidden(question: string, instead: string, check?: (answer: string) => true | string): Promise<string>;
}

/** @throws Interrupted at Ctrl-C, UsageError where nobody can be asked */
export function questionsOf(interactive: boolean, signal: AbortSignal): Questions {
  const context = { output: process.stderr, signal, clearPromptOnDone: false };
  const asked = async <T>(question: string, instead: string, prompt: () => Promise<T>): Promise<T> => {
    if (!interactive) throw nobodyToAsk(question, instead);
    try {
      return await prompt();
    } catch (error) {
      if (signal.aborted || /^(ExitPromptError|AbortPromptError)$/.test((error as Error).name))
        throw new Interrupted();
      throw error;
    }
  };
  return {
    confirm: (message, instead) =>
      asked(message, instead, async () =>
        (await import("@inquirer/confirm")).default({ message, default: false }, context),
      ),
    ask: (message, instead, validate = () => true) =>
      asked(message, instead, async () =>
        (await import("@inquirer/input")).default({ message, validate }, context),
      ),
    askHidden: (message, instead, validate = () => true) =>
      asked(message, instead, async () =>
        (await import("@inquirer/password")).default({ message, mask: false, validate }, context),
      ),
  };
}
