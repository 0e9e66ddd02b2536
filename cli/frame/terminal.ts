import picocolors from "picocolors";

/** Width that is written for where nobody says how wide the terminal is. */
const DEFAULT_COLUMNS = 80;

/** What is known of where the output goes. */
export interface Terminal {
  /** Columns of the output. @default 80 */
  readonly columns: number;
  /** Whether somebody is there to be asked. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof picocolors.createColors>;
}

/** The parts of the standard streams that decide. */
export interface Streams {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { readonly isTTY?: boolean };
}

/**
 * Looks at the streams: colours only on a terminal and without `NO_COLOR`, questions only where both ends are one.
 *
 * @see https://no-color.org
 */
export function readTerminal(streams: Streams = process, env: NodeJS.ProcessEnv = process.env): Terminal {
  const wanted = Boolean(streams.stdout.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";
  const columns = streams.stdout.columns || Number(env.COLUMNS) || DEFAULT_COLUMNS;
  return {
    columns,
    interactive: Boolean(streams.stdin.isTTY && streams.stderr.isTTY),
    colors: picocolors.createColors(wanted),
  };
}
