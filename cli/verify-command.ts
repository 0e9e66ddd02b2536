import type { Command } from "commander";
import { command, inFrame } from "./frame/command.ts";

interface VerifyOptions {
  readonly local?: boolean;
  readonly strict?: boolean;
}

/** `llmops-aws verify`: is the account as the settings promise? */
export function verifyCommand(): Command {
  return command("verify", "Compare the live account with what the settings promise, property by property", [
    "llmops-aws verify",
    "llmops-aws verify --json > report.json   # nightly: 1 on a difference",
  ])
    .option("--strict", "Count notices, such as an address that was not confirmed, as faults")
    .action(
      inFrame<VerifyOptions, []>(async (frame, options) => {
        const { openProject } = await import("./project.ts");
        const { runVerify } = await import("./verify/run.ts");
        return runVerify(openProject(frame, options.local), frame, options.strict);
      }),
    );
}
