import { Command, Option } from "commander";
import { command, inFrame } from "./frame/command.ts";
import type { StatePlace } from "./state/move-state.ts";

/** `llmops-aws state`: the bootstrap stack's own state. */
export function stateCommand(): Command {
  return new Command("state")
    .description("where the bootstrap stack keeps its own state")
    .addCommand(moveCommand());
}

interface MoveOptions {
  readonly to: StatePlace;
  readonly local?: boolean;
}

function moveCommand(): Command {
  return command("move", "move the bootstrap stack's own state into the bucket it made, or back", [
    "llmops-aws state move --to s3",
    "llmops-aws state move --to local",
  ])
    .addOption(
      new Option("--to <place>", "s3: the state bucket; local: a file in the project's folder")
        .choices(["s3", "local"])
        .makeOptionMandatory(),
    )
    .action(
      inFrame<MoveOptions, []>(async (frame, options) => {
        const [{ openProject }, { moveState }, { movedText }] = await Promise.all([
          import("./project.ts"),
          import("./state/move-state.ts"),
          import("./state/report.ts"),
        ]);
        if (options.local) (await import("./state/settings-file.ts")).useLocalSettings(frame.env);
        const moved = await moveState(openProject(frame, options.local), frame, options.to);
        return { ok: true, json: moved, text: movedText(moved, frame) };
      }),
    );
}
