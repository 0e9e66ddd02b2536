import type { Frame } from "../frame/frame.ts";
import { wrap } from "../frame/text.ts";
import type { Line } from "./checklist.ts";
import type { Remedy } from "./remedies.ts";

type Style = Pick<Frame, "colors" | "columns">;

/** Column at which the details begin. */
const DETAIL = 45;

/** The ticked checklist, and below it what mends what is not ticked. */
export function doctorText(lines: readonly Line[], mends: readonly Remedy[], style: Style): string {
  const { colors, columns } = style;
  const ticked = lines.map((line, index) => {
    const mark = { done: colors.green("[x]"), fault: colors.red("[ ]"), unknown: colors.yellow("[?]") }[
      line.status
    ];
    const head = `${mark} ${String(index + 1).padStart(2)}. ${line.title}`.padEnd(DETAIL + mark.length - 3);
    return wrap(`${head} ${colors.dim(oneLine(line.detail))}`, columns, " ".repeat(8));
  });
  const mended = mends.flatMap(({ problem, mend }) => [
    wrap(`- ${oneLine(problem)}`, columns, "  "),
    wrap(`  -> ${mend}`, columns, "     "),
  ]);
  return [
    ...ticked,
    ...(mended.length > 0 ? ["", colors.bold("What to do"), ...mended] : []),
    "",
    summary(lines),
  ].join("\n");
}

function summary(lines: readonly Line[]): string {
  const count = (status: Line["status"]) => lines.filter((line) => line.status === status).length;
  const unknown = count("unknown");
  return `${count("done")} of ${lines.length} done, ${count("fault")} not${unknown > 0 ? `, ${unknown} could not be looked at` : ""}`;
}

/** What Terraform says in many lines, on the first that says something. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
