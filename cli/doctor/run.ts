import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import type { Project } from "../project.ts";
import { checklist } from "./checklist.ts";
import { type LookOptions, lookAround } from "./look.ts";
import { remedies } from "./remedies.ts";
import { doctorText } from "./report.ts";

/** Looks, ticks the checklist, and says what mends what is not ticked. */
export async function runDoctor(
  project: Project,
  frame: Frame,
  options: LookOptions,
): Promise<CommandResult> {
  frame.progress("Looking at tools, account, stacks and GitHub");
  const facts = await lookAround(project, frame, options);
  const lines = checklist(facts);
  const mends = remedies(facts);
  const ok = lines.every(({ status }) => status !== "fault");
  return { ok, json: { ok, checklist: lines, remedies: mends }, text: doctorText(lines, mends, frame) };
}
