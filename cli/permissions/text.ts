import type { Frame } from "../frame/frame.ts";
import { wrap } from "../frame/text.ts";
import type { Ability } from "./ability.ts";
import type { DescribedRole, Description, Fullness } from "./describe.ts";
import { bordersOf, drawTable } from "./table.ts";

type Style = Pick<Frame, "colors" | "columns">;

/** Actions of one service that are named one by one; more are counted. */
const MOST_NAMED = 3;
/** Resources that are named one by one. */
const MOST_RESOURCES = 4;
const NARROWEST = 72;

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

function abilityTable(list: readonly Ability[], { columns, colors }: Style, every: boolean): string {
  const width = Math.max(columns, NARROWEST) - bordersOf(3);
  const first = Math.floor(width * 0.24);
  const second = Math.floor(width * 0.34);
  const rows = list.map((each) => [
    each.never ? `never: ${each.what}` : each.what,
    actionWords(each.actions, every),
    placeWords(each, every),
  ]);
  return drawTable({
    widths: [first, second, width - first - second],
    head: ["may", "actions", "on"],
    rows,
    paint: (line, row) => (list[row]?.never ? colors.red(line) : line),
  });
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
  const numbers = [7, 6, 6, 5];
  const width = Math.max(columns, NARROWEST) - bordersOf(1 + numbers.length);
  const rest = width - numbers.reduce((sum, each) => sum + each, 0);
  const rows = list.map(({ policy, kind, size, limit }) => [
    policy,
    kind,
    String(size).padStart(6),
    String(limit).padStart(6),
    `${Math.ceil((size / limit) * 100)} %`.padStart(5),
  ]);
  return drawTable({ widths: [rest, ...numbers], head: ["policy", "kind", "size", "limit", "full"], rows });
}
