/** One thing that is wrong in the settings: where, what was received, and how to mend it. */
export interface Problem {
  /** Path inside the file, such as `github.owner`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, or `undefined` where nothing does. */
  readonly received: unknown;
  /** What is expected and how to mend it: one sentence or two. */
  readonly mend: string;
}

const LONGEST_RECEIVED = 120;

function describe(received: unknown): string {
  if (received === undefined) return "nothing";
  const text = JSON.stringify(received) ?? String(received);
  return text.length > LONGEST_RECEIVED ? `${text.slice(0, LONGEST_RECEIVED - 3)}...` : text;
}

/** All problems of one settings file, raised together, so that one edit can mend them all. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  /** The file the settings were read from. */
  readonly source: string;
  readonly problems: readonly Problem[];

  /**
   * @param source the file the settings were read from
   * @param problems at least one
   */
  constructor(source: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const lines = problems.map(
      ({ path, received, mend }) => `  ${path || "(file)"}: received ${describe(received)}; ${mend}`,
    );
    super([`${source}: ${count}; nothing was written`, ...lines].join("\n"));
    this.source = source;
    this.problems = problems;
  }
}
