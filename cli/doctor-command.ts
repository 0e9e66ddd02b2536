import type { Command } from "commander";
import { command, inFrame } from "./frame/command.ts";

interface DoctorOptions {
  readonly local?: boolean;
  /** False with `--no-plan`. */
  readonly plan?: boolean;
}

/** `llmops-aws doctor`: the guide's checklist, ticked by looking. */
export function doctorCommand(): Command {
  return command("doctor", "Tick the guide's checklist by looking, and say what mends the rest", [
    "llmops-aws doctor",
    "llmops-aws doctor --no-plan   # quicker: does not plan the stacks",
  ])
    .option("--no-plan", "Leave the plans out, which take the longest")
    .action(
      inFrame<DoctorOptions, []>(async (frame, options) => {
        const { openProject } = await import("./project.ts");
        const { runDoctor } = await import("./doctor/run.ts");
        return runDoctor(openProject(frame, options.local), frame, options);
      }),
    );
}
