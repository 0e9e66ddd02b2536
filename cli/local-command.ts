import { Command } from "commander";
import { exampleText, inFrame } from "./frame/command.ts";
import type { LocalOptions } from "./local/run.ts";

/** `llmops-aws local`: both stacks, for real, on an AWS that runs embedded on this machine. */
export function localCommand(): Command {
  return new Command("local")
    .description("Deploy both stacks into an AWS that runs embedded on this machine, and check what arrived")
    .option("--keep", "Stay up afterwards, until Ctrl-C")
    .option("--json", "Print the result as JSON")
    .addHelpText("after", exampleText(["llmops-aws local --keep"]))
    .action(
      inFrame<LocalOptions, []>(async (frame, options) => {
        const { runLocal } = await import("./local/run.ts");
        return runLocal(frame, options);
      }),
    );
}
