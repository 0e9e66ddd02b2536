import { Command } from "commander";
import { Interrupted, watchInterrupts } from "./interrupt.ts";
import type { Arrival } from "./local/arrivals.ts";
import { arrivalLines, exportLines, outputLines } from "./local/report.ts";
import { LocalSetUp } from "./local/set-up.ts";
import { type Step, takeSteps } from "./local/steps.ts";

interface LocalOptions {
  readonly keep?: boolean;
}

interface Findings {
  bootstrap?: Record<string, unknown>;
  iam?: Record<string, unknown>;
  arrivals?: Arrival[];
}

/** `llmops local`: both stacks, for real, on an AWS that runs embedded on this machine. */
export function localCommand(): Command {
  return new Command("local")
    .description("deploy both stacks into an AWS that runs embedded on this machine, and check what arrived")
    .option("--keep", "stay up afterwards, until Ctrl-C")
    .action(async (options: LocalOptions) => {
      process.exitCode = await runLocal(options);
    });
}

/** Gives the exit code: 0 all arrived, 1 something failed, 130 interrupted. */
async function runLocal(options: LocalOptions): Promise<number> {
  const interrupts = watchInterrupts();
  let setUp: LocalSetUp | undefined;
  try {
    setUp = new LocalSetUp(process.cwd(), interrupts.signal);
    const findings = await runSteps(setUp);
    printFindings(findings);
    if (findings.arrivals?.some(({ arrived }) => !arrived)) return 1;
    if (options.keep) await keepUp(setUp, interrupts.signal);
    return 0;
  } catch (error) {
    if (interrupts.signal.aborted) console.error("\nStopped; everything that was started is being ended.");
    else console.error(`\n${(error as Error).message}`);
    return interrupts.signal.aborted ? 130 : 1;
  } finally {
    await setUp?.stop();
    interrupts.release();
  }
}

async function runSteps(setUp: LocalSetUp): Promise<Findings> {
  const findings: Findings = {};
  const deploy = (stack: "bootstrap" | "iam"): Step => ({
    title: `Deploying ${stack}`,
    work: async (say) => {
      findings[stack] = await setUp.deploy(stack, say);
    },
  });
  const check = async () => {
    findings.arrivals = await setUp.check();
  };
  await takeSteps([
    { title: "Looking for Terraform and the AWS provider", work: () => setUp.findTools() },
    { title: "Starting the embedded AWS", work: (say) => setUp.startAws(say) },
    { title: "Synthesizing both stacks", work: () => setUp.synthesize() },
    deploy("bootstrap"),
    deploy("iam"),
    { title: "Checking what arrived", work: check },
  ]);
  return findings;
}

function printFindings({ bootstrap = {}, iam = {}, arrivals = [] }: Findings): void {
  const lines = ["", "What arrived:", ...arrivalLines(arrivals)];
  lines.push("", "Outputs of bootstrap:", ...outputLines(bootstrap));
  lines.push("", "Outputs of iam:", ...outputLines(iam), "");
  console.log(lines.join("\n"));
}

/** Stays until it is interrupted, which is how this ends well. */
async function keepUp(setUp: LocalSetUp, signal: AbortSignal): Promise<void> {
  const lines = exportLines(await setUp.shellVariables(), process.env);
  console.log(
    ["In another shell:", "", ...lines, "", `The stacks are in ${setUp.outdir}. Ctrl-C ends it.`].join("\n"),
  );
  const end = AbortSignal.any([signal, setUp.died]);
  // A pending promise alone does not keep Node alive; the gateway's socket does.
  if (!end.aborted) await new Promise((resolve) => end.addEventListener("abort", resolve, { once: true }));
  if (!(end.reason instanceof Interrupted)) throw end.reason;
}
