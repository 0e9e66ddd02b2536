import { stripVTControlCharacters } from "node:util";

/** Characters of a text as a terminal shows it, colours not counted. */
export function visibleLength(text: string): number {
  return stripVTControlCharacters(text).length;
}

/**
 * Breaks text at spaces so that no line is wider than `columns`; a single longer word, such as an ARN, stays whole.
 *
 * @param indent put before every line but the first
 */
export function wrap(text: string, columns: number, indent = ""): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns, indent))
    .join("\n");
}

function wrapLine(line: string, columns: number, indent: string): string {
  if (visibleLength(line) <= columns) return line;
  const lead = /^\s*/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = lead;
  let empty = true;
  for (const word of line.slice(lead.length).split(" ")) {
    if (!empty && visibleLength(current) + 1 + visibleLength(word) > columns) {
      lines.push(current.trimEnd());
      current = lead + indent;
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, current].join("\n");
}
