import { Command } from "commander";
import { inFrame } from "./frame/command.ts";
import type { LocalOptions } from "./local/run.ts";

/** `llmops-aws local`: both stacks, for real, on an AWS that runs embedded on this machine. */
export function localCommand(): Command {
  return new Command("local")
    .description("deploy both stacks into an AWS that runs embedded on this machine, and check what arrived")
    .option("--keep", "stay up afterwards, until Ctrl-C")
    .option("--json", "print the result as JSON")
    .addHelpText("after", "\nExample:\n  $ npx llmops-aws local --keep")
    .action(
      inFrame<LocalOptions, []>(async (frame, options) => {
        const { runLocal } = await import("./local/run.ts");
        return runLocal(frame, options);
      }),
    );
}
