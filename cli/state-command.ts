import { Command, Option } from "commander";
import { command, exampleText, inFrame } from "./frame/command.ts";
import type { StatePlace } from "./state/move-state.ts";

/** `llmops-aws state`: the bootstrap stack's own state. */
export function stateCommand(): Command {
  return new Command("state")
    .description("Where the bootstrap stack keeps its own state")
    .addCommand(moveCommand())
    .addHelpText("after", exampleText(["llmops-aws state move --to s3"]));
}

interface MoveOptions {
  readonly to: StatePlace;
  readonly local?: boolean;
}

function moveCommand(): Command {
  return command("move", "Move the bootstrap stack's own state into the bucket it made, or back", [
    "llmops-aws state move --to s3",
    "llmops-aws state move --to local",
  ])
    .addOption(
      new Option("--to <place>", "Where to: s3, the state bucket, or local, a file in the project's folder")
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
