import type { Terminal } from "../frame/terminal.ts";
import { wrap } from "../frame/text.ts";
import type { Moved } from "./move-state.ts";

/** What a move came to, for people. */
export function movedText({ where, changed, kept }: Moved, { columns }: Pick<Terminal, "columns">): string {
  const lines = changed
    ? [`The state of bootstrap is in ${where}.`]
    : [`Nothing was to be done: the state of bootstrap is in ${where}.`];
  for (const copy of kept) lines.push(`Kept: ${copy}`);
  return lines.map((line) => wrap(line, columns, "  ")).join("\n");
}
