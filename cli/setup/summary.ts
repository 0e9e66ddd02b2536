import type { Finding } from "../../account/verify/finding.ts";
import type { Frame } from "../frame/frame.ts";
import { wrap } from "../frame/text.ts";
import { findingLines } from "../verify/report.ts";

/** What a set-up came to. */
export interface Summary {
  readonly account: string;
  readonly region: string;
  /** What was made or changed in this run. */
  readonly made: readonly string[];
  /** What was there already. */
  readonly there: readonly string[];
  /** What a person is left to do; further lines of one are its steps. */
  readonly left: readonly (readonly string[])[];
  /** What verification found that is not as promised. */
  readonly faults: readonly Finding[];
  /** How many properties were looked at. */
  readonly verified: number;
}

/** The summary for people. */
export function summaryText(summary: Summary, frame: Pick<Frame, "colors" | "columns">): string {
  const { colors, columns } = frame;
  const { made, there, left, faults, verified } = summary;
  const lines = [
    made.length === 0
      ? colors.green(`Nothing was changed: account ${summary.account} is set up in ${summary.region}.`)
      : colors.green(`Account ${summary.account} is set up in ${summary.region}.`),
    ...block(
      "Made",
      made.map((one) => [one]),
    ),
    ...block(
      "Was there",
      there.map((one) => [one]),
    ),
    ...block("Left to do", left),
    "",
    faults.length === 0
      ? `Verified: all ${verified} properties are as promised.`
      : colors.red(`Verified: ${faults.length} of ${verified} properties are not as promised:`),
  ].map((line) => wrap(line, columns, "  "));
  return [...lines, ...faults.flatMap((fault) => [fault.subject, ...findingLines(fault, frame)])].join("\n");
}

function block(title: string, items: readonly (readonly string[])[]): readonly string[] {
  if (items.length === 0) return [];
  return [
    "",
    `${title}:`,
    ...items.flatMap(([first = "", ...more]) => [`  - ${first}`, ...more.map((line) => `      ${line}`)]),
  ];
}
