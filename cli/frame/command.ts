import { Command } from "commander";
import type { EmbeddedAccount } from "./embedded-aws.ts";
import { type CommonOptions, type Frame, openFrame } from "./frame.ts";
import { type CommandResult, printError, printResult } from "./result.ts";
import { readTerminal } from "./terminal.ts";
import { wrap } from "./text.ts";

/** What a command does; its arguments follow the options. */
export type Handler<O, A extends readonly unknown[]> = (
  frame: Frame,
  options: O & CommonOptions,
  ...args: A
) => Promise<CommandResult>;

/**
 * A command with the options that every command has.
 *
 * @param name what it is called by; arguments and further options are added to it
 * @param examples complete command lines, shown by `--help`
 */
export function command(name: string, summary: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(summary)
    .option("--json", "Print the result as JSON")
    .option("--local", "Work against the embedded AWS, not an account")
    .addHelpText("after", exampleText(examples));
}

/** Complete command lines, as `--help` shows them. */
export function exampleText(examples: readonly string[]): string {
  const lines = examples.map((line) => `  $ npx ${line}`);
  return `\n${examples.length === 1 ? "Example" : "Examples"}:\n${lines.join("\n")}`;
}

/** What `--help` says at its end, as wide as the terminal. */
export function note(text: string): () => string {
  return () => `\n${wrap(text, readTerminal().columns)}`;
}

/** How a handler is framed, where a command differs from the others. */
export interface Framing<O, A extends readonly unknown[]> {
  /** Account of the embedded AWS. @default the one of the settings */
  readonly account?: (options: O & CommonOptions, args: A) => Promise<EmbeddedAccount>;
}

/** Wraps a handler for commander: opens the frame, prints result or error, sets the exit code. */
export function inFrame<O, A extends readonly unknown[]>(
  handler: Handler<O, A>,
  framing: Framing<O, A> = {},
): (...received: unknown[]) => Promise<void> {
  return async (...received) => {
    // Commander hands over the arguments, then the options, then the command itself.
    const self = received.at(-1) as Command;
    const args = received.slice(0, -2) as unknown as A;
    const options = self.optsWithGlobals<O & CommonOptions>();
    process.exitCode = await run(handler, options, args, framing);
  };
}

async function run<O, A extends readonly unknown[]>(
  handler: Handler<O, A>,
  options: O & CommonOptions,
  args: A,
  framing: Framing<O, A>,
): Promise<number> {
  let open: Awaited<ReturnType<typeof openFrame>> | undefined;
  try {
    open = await openFrame(options, options.local ? await framing.account?.(options, args) : undefined);
    return printResult(await handler(open.frame, options, ...args), options);
  } catch (error) {
    // What an interrupt breaks off fails in its own words: the interrupt is the reason.
    const interrupted = open?.frame.signal.aborted;
    return printError(interrupted ? open?.frame.signal.reason : error, options);
  } finally {
    await open?.close();
  }
}
