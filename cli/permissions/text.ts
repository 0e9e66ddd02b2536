import Table from "cli-table3";
import type { Frame } from "../frame/frame.ts";
import { wrap } from "../frame/text.ts";
import type { Ability } from "./ability.ts";
import type { DescribedRole, Description, Fullness } from "./describe.ts";

type Style = Pick<Frame, "colors" | "columns">;

/** Actions of one service that are named one by one; more are counted. */
const MOST_NAMED = 3;
/** Resources that are named one by one. */
const MOST_RESOURCES = 4;
const NARROWEST = 60;
const BORDERS = 4;
const PADDING = 2;

/**
 * The description for a terminal: a table a role, and how full each policy is.
 *
 * @param every names every action and resource instead of counting them
 */
export function permissionsText(description: Description, style: Style, every: boolean): string {
  const { roles, boundary, fullness, warnings } = description;
  return [
    ...roles.map((role) => roleText(role, style, every)),
    [
      style.colors.bold(boundary.name),
      wrap("the most that a role made by Terraform may do, whatever policies it carries", style.columns),
      abilityTable(boundary.abilities, style, every),
    ].join("\n"),
    [style.colors.bold("How full each policy is"), fullnessTable(fullness, style)].join("\n"),
    ...warnings.map((warning) => wrap(`${style.colors.yellow("warning:")} ${warning}`, style.columns, "  ")),
  ].join("\n\n");
}

function roleText(role: DescribedRole, style: Style, every: boolean): string {
  const { columns, colors } = style;
  const lines = [
    colors.bold(role.name),
    wrap(role.purpose, columns),
    ...role.who.map((who) => wrap(`who: ${who}`, columns, "     ")),
    ...role.awsManaged.map((policy) => wrap(`has besides: ${policy} of AWS`, columns, "     ")),
  ];
  return [...lines, abilityTable(role.abilities, style, every)].join("\n");
}

/** A table whose cells are broken where a reader would break them: at spaces, slashes, dashes and capitals. */
function plainTable(
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  paint: (row: number, cell: string) => string = (_, cell) => cell,
): string {
  const table = new Table({
    head: [...head],
    colWidths: [...widths],
    style: { head: [], border: [], compact: true },
  });
  rows.forEach((row, at) => {
    table.push(
      row.map((cell, column) => paint(at, breakText(cell, (widths[column] ?? NARROWEST) - PADDING))),
    );
  });
  return table.toString();
}

function breakText(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => breakLine(line, width))
    .join("\n");
}

function breakLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = "";
  for (const piece of line.split(/(?<=[\s/:._*-])|(?<=[a-z])(?=[A-Z])/)) {
    if (current !== "" && (current + piece).trimEnd().length > width) {
      lines.push(current.trimEnd());
      current = "";
    }
    current += piece;
  }
  return [...lines, current].join("\n");
}

function abilityTable(list: readonly Ability[], { columns, colors }: Style, every: boolean): string {
  const width = Math.max(columns, NARROWEST) - BORDERS;
  const first = Math.floor(width * 0.24);
  const second = Math.floor(width * 0.34);
  const rows = list.map((each) => [
    each.never ? `never: ${each.what}` : each.what,
    actionWords(each.actions, every),
    placeWords(each, every),
  ]);
  const paint = (row: number, cell: string) => (list[row]?.never ? redLines(cell, colors.red) : cell);
  return plainTable(["may", "actions", "on"], [first, second, width - first - second], rows, paint);
}

/** Line by line: a table would carry the colour of a cell over into its border. */
function redLines(cell: string, red: (text: string) => string): string {
  return cell.split("\n").map(red).join("\n");
}

function actionWords(actions: readonly string[], every: boolean): string {
  const services = [...new Set(actions.map((action) => action.split(":")[0] ?? ""))];
  return services
    .map((service) => {
      const named = actions.filter((action) => action.startsWith(`${service}:`));
      if (!every && named.length > MOST_NAMED) return `${service}: ${named.length} actions`;
      return `${service}: ${named.map((action) => action.slice(service.length + 1)).join(" ")}`;
    })
    .join("\n");
}

function placeWords({ on, when }: Ability, every: boolean): string {
  const shown = every ? on : on.slice(0, MOST_RESOURCES);
  const more = on.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : []), ...when].join("\n");
}

function fullnessTable(list: readonly Fullness[], { columns }: Style): string {
  const numbers = [9, 8, 8, 7];
  const width = Math.max(columns, NARROWEST) - BORDERS - 2;
  const rest = width - numbers.reduce((sum, each) => sum + each, 0);
  const rows = list.map(({ policy, kind, size, limit }) => [
    policy,
    kind,
    String(size),
    String(limit),
    `${Math.ceil((size / limit) * 100)}%`,
  ]);
  return plainTable(["policy", "kind", "size", "limit", "full"], [rest, ...numbers], rows);
}
