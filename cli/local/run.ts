import { type Finding, faultless } from "../../account/verify/finding.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { arrivalLines, exportLines, outputLines } from "./report.ts";
import { LocalSetUp } from "./set-up.ts";
import { takeSteps } from "./steps.ts";

/** Options of `local`. */
export interface LocalOptions {
  readonly keep?: boolean;
}

interface Results {
  bootstrap: Record<string, unknown>;
  iam: Record<string, unknown>;
  findings: Finding[];
}

/** Deploys both stacks on an embedded AWS of this command's own, checks what arrived, and stops what it started. */
export async function runLocal(frame: Frame, { keep = false }: LocalOptions): Promise<CommandResult> {
  // The shell's own, before everything AWS in it is replaced for what follows.
  const shell = { ...process.env };
  const setUp = new LocalSetUp(process.cwd(), frame.signal);
  try {
    const results = await takeThem(setUp, frame);
    const ok = faultless(results.findings);
    const result = { ok, json: { ok, ...results }, text: resultText(results, frame) };
    if (!keep || !ok) return result;
    if (!frame.json) console.log(result.text);
    await keepUp(setUp, frame, shell);
    return frame.json ? result : { ...result, text: "" };
  } finally {
    await setUp.stop();
  }
}

async function takeThem(setUp: LocalSetUp, frame: Frame): Promise<Results> {
  const results: Results = { bootstrap: {}, iam: {}, findings: [] };
  const deploy = async (say: (line: string) => void) => {
    Object.assign(results, await setUp.deployBoth(say));
  };
  const check = async () => {
    results.findings = await setUp.check();
  };
  await takeSteps(
    [
      { title: "Looking for Terraform and the AWS provider", work: () => setUp.findTools() },
      { title: "Starting the embedded AWS", work: (say) => setUp.startAws(say) },
      { title: "Synthesizing both stacks", work: () => setUp.synthesize() },
      { title: "Deploying bootstrap and iam", work: deploy },
      { title: "Checking what arrived", work: check },
    ],
    frame.json,
  );
  return results;
}

function resultText({ bootstrap, iam, findings }: Results, frame: Frame): string {
  return [
    "",
    "What arrived:",
    ...arrivalLines(findings, frame),
    "",
    "Outputs of bootstrap:",
    ...outputLines(bootstrap),
    "",
    "Outputs of iam:",
    ...outputLines(iam),
    "",
  ].join("\n");
}

/** Stays until it is interrupted, which is how this ends well. */
async function keepUp(setUp: LocalSetUp, frame: Frame, shell: NodeJS.ProcessEnv): Promise<void> {
  setUp.announce();
  const lines = exportLines(await setUp.shellVariables(), shell);
  const say = frame.json ? console.error : console.log;
  say(
    ["In another shell:", "", ...lines, "", "Every command with --local finds it, too. Ctrl-C ends it."].join(
      "\n",
    ),
  );
  const end = AbortSignal.any([frame.signal, setUp.died]);
  // A pending promise alone does not keep Node alive; the gateway's socket does.
  if (!end.aborted) await new Promise((resolve) => end.addEventListener("abort", resolve, { once: true }));
  if (setUp.died.aborted) throw setUp.died.reason;
}
