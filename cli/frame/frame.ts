import type { EmbeddedAccount } from "./embedded-aws.ts";
import { catchInterrupt, type Interrupt } from "./interrupt.ts";
import { type Questions, questionsOf } from "./questions.ts";
import { readTerminal, type Terminal } from "./terminal.ts";
import { wrap } from "./text.ts";

/** Options that every command has. */
export interface CommonOptions {
  /** JSON on stdout instead of text. */
  readonly json?: boolean;
  /** Against the embedded AWS instead of an account. */
  readonly local?: boolean;
}

/** What a command works with: where its output goes, its environment, its interrupt, its questions. */
export interface Frame extends Terminal, Questions {
  readonly json: boolean;
  /** Environment of children and clients; with `--local` the embedded AWS is in it and no account is. */
  readonly env: NodeJS.ProcessEnv;
  /** Aborted at Ctrl-C. */
  readonly signal: AbortSignal;
  /** Says on stderr what is being waited for; nothing with `--json`. */
  progress(line: string): void;
}

/** A frame and the way out of it. */
export interface OpenFrame {
  readonly frame: Frame;
  /** Gives signals back and stops what was started for the command. */
  close(): Promise<void>;
}

/**
 * Opens the frame of one command.
 *
 * @param account which account the embedded AWS is, with `--local`. @default the one of the settings
 */
export async function openFrame(options: CommonOptions, account?: EmbeddedAccount): Promise<OpenFrame> {
  const terminal = readTerminal();
  const json = options.json ?? false;
  const progress = (line: string) => {
    // Several lines are laid out already, as Terraform's plan is.
    const text = line.includes("\n") ? line : wrap(line, terminal.columns, "    ");
    if (!json) process.stderr.write(`${text}\n`);
  };
  const interrupt = catchInterrupt((line) => process.stderr.write(`${line}\n`));
  try {
    const stop = options.local ? await enterEmbeddedAws(progress, interrupt, account) : undefined;
    return {
      frame: {
        ...terminal,
        ...questionsOf(terminal.interactive && !json, interrupt.signal),
        json,
        env: process.env,
        signal: interrupt.signal,
        progress,
      },
      close: async () => {
        await stop?.();
        interrupt.release();
      },
    };
  } catch (error) {
    interrupt.release();
    throw error;
  }
}

async function enterEmbeddedAws(
  progress: (line: string) => void,
  interrupt: Interrupt,
  account: EmbeddedAccount | undefined,
) {
  const { useEmbeddedAws } = await import("./embedded-aws.ts");
  const wanted = account ?? (await import("../../config/load-settings.ts")).loadSettings();
  return useEmbeddedAws(wanted, progress, interrupt.signal);
}
