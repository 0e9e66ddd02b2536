import type { Identity } from "../../account/identity.ts";
import type { Finding, Status } from "../../account/verify/finding.ts";
import type { Frame } from "../frame/frame.ts";
import { wrap } from "../frame/text.ts";
import type { Project } from "../project.ts";

type Style = Pick<Frame, "colors" | "columns">;

const STATUSES: readonly Status[] = ["good", "notice", "different", "missing", "unreadable"];

const WORDS: Readonly<Record<Status, string>> = {
  good: "good",
  notice: "notice",
  different: "different",
  missing: "missing",
  unreadable: "cannot be read",
};

/** The findings of `verify` for people: one line a property, what was expected and found below it. */
export function verifyText(
  identity: Identity,
  { settings }: Pick<Project, "settings">,
  findings: readonly Finding[],
  style: Style,
): string {
  const lines = [`Account ${identity.account}, ${settings.region}, as ${identity.arn}`];
  let subject: string | undefined;
  for (const finding of findings) {
    if (finding.subject !== subject) lines.push("", style.colors.bold(finding.subject));
    subject = finding.subject;
    lines.push(...findingLines(finding, style));
  }
  return [...lines, "", summary(findings, style)].join("\n");
}

/** One property: its line, and the sides of a difference. */
export function findingLines(finding: Finding, { colors, columns }: Style): string[] {
  const { status, property, expected, found, note } = finding;
  const paint = { good: colors.green, notice: colors.yellow, unreadable: colors.yellow }[status as "good"];
  const lines = [`  ${(paint ?? colors.red)(WORDS[status].padEnd(14))}  ${property}`];
  const aside = (label: string, value: unknown) =>
    lines.push(wrap(`      ${label} ${plain(value)}`, columns, " ".repeat(label.length + 1)));
  // A document that is not there at all is read in the stack or with --json, not in a list.
  const short = typeof expected !== "object" || Array.isArray(expected);
  if (status === "different" || (status === "missing" && short)) aside("expected", expected);
  if (status === "different") aside("found   ", found);
  if (note) aside("->", note);
  return lines;
}

function summary(findings: readonly Finding[], { colors }: Style): string {
  const counts = STATUSES.flatMap((status) => {
    const count = findings.filter((finding) => finding.status === status).length;
    return count > 0 ? [`${count} ${WORDS[status]}`] : [];
  });
  const faults = findings.some(({ status }) => status !== "good" && status !== "notice");
  const text = `${findings.length} properties: ${counts.join(", ")}`;
  return faults ? colors.red(text) : colors.green(text);
}

/** Text as it is, everything else as JSON on one line, with spaces at which it can be broken. */
function plain(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.length === 0) return "none";
  // Line breaks stand between elements only: inside a text they are escaped.
  return JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, " ");
}
