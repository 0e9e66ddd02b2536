import type { Command } from "commander";
import { command, inFrame } from "./frame/command.ts";

interface AdoptOptions {
  readonly local?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `llmops-aws adopt`: brings what the account has already under Terraform. */
export function adoptCommand(): Command {
  return command(
    "adopt",
    "Bring what was made by hand or by script, or whose state was lost, under Terraform; nothing is destroyed",
    ["llmops-aws adopt --dry-run", "llmops-aws adopt --yes"],
  )
    .option("--yes", "Do not ask before applying")
    .option("--dry-run", "Show what was found and the plan, and change nothing")
    .action(
      inFrame<AdoptOptions, []>(async (frame, options) => {
        const { openProject } = await import("./project.ts");
        const { runAdopt } = await import("./adopt/run.ts");
        return runAdopt(openProject(frame, options.local), frame, options);
      }),
    );
}
