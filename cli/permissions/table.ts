import { wrap } from "../frame/text.ts";

/** A table: the width of each column, its head, and its rows as plain text. */
export interface Table {
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Colours one line of a cell; its width is counted before. @default none */
  readonly paint?: (line: string, row: number) => string;
}

/** Characters that borders take of a line with so many columns. */
export function bordersOf(columns: number): number {
  return 3 * columns + 1;
}

/**
 * Draws a table whose cells are broken where a reader would break them: at spaces, and words that
 * are too long at their signs and capitals.
 */
export function drawTable({ widths, head, rows, paint = (line) => line }: Table): string {
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => "─".repeat(width + 2)).join(middle)}${right}`;
  const lines = (cells: readonly string[], painted: (line: string) => string) => {
    const broken = cells.map((cell, column) => breakCell(cell, widths[column] ?? 0));
    const height = Math.max(...broken.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const texts = widths.map((width, column) => painted((broken[column]?.[line] ?? "").padEnd(width)));
      return `│ ${texts.join(" │ ")} │`;
    });
  };
  return [
    rule("┌", "┬", "┐"),
    ...lines(head, (line) => line),
    rule("├", "┼", "┤"),
    ...rows.flatMap((row, index) => lines(row, (line) => paint(line, index))),
    rule("└", "┴", "┘"),
  ].join("\n");
}

function breakCell(text: string, width: number): readonly string[] {
  const breakable = text.split("\n").map((line) =>
    line
      .split(" ")
      .flatMap((word) => (word.length > width ? pieces(word, width) : word))
      .join(" "),
  );
  return wrap(breakable.join("\n"), width).split("\n");
}

function pieces(word: string, width: number): readonly string[] {
  const found: string[] = [""];
  for (const part of word.split(/(?<=[/:._*-])|(?<=[a-z])(?=[A-Z])/)) {
    const last = found.pop() ?? "";
    found.push(...(last !== "" && (last + part).length > width ? [last, part] : [last + part]));
  }
  return found;
}
