import { getBorderCharacters, table } from "table";
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
  const broken = (cells: readonly string[]) =>
    cells.map((cell, column) => breakCell(cell, widths[column] ?? 0).join("\n"));
  const painted = rows.map((row, index) =>
    broken(row).map((cell) => cell.replaceAll(/^.+$/gm, (line) => paint(line, index))),
  );
  return table([broken(head), ...painted], {
    border: getBorderCharacters("norc"),
    columns: widths.map((width) => ({ width })),
    // Below the head, and around the whole.
    drawHorizontalLine: (index, count) => index <= 1 || index === count,
  }).trimEnd();
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
