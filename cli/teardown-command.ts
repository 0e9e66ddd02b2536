import type { Command } from "commander";
import { command, inFrame } from "./frame/command.ts";

interface TeardownOptions {
  readonly local?: boolean;
  readonly yes?: boolean;
  readonly account?: string;
  readonly keepBackend?: boolean;
  readonly dryRun?: boolean;
}

/** `llmops-aws teardown`: the safe way out. */
export function teardownCommand(): Command {
  return command(
    "teardown",
    "Take everything of this installation out of the account, after asking for its number",
    [
      "llmops-aws teardown --dry-run",
      "llmops-aws teardown --keep-backend",
      "llmops-aws teardown --yes --account 123456789012   # nobody is asked",
    ],
  )
    .option("--keep-backend", "Keep the state bucket and the lock table")
    .option("--dry-run", "Show what would go, and change nothing")
    .option("--yes", "Do not ask; needs --account")
    .option("--account <number>", "The account number that would otherwise have to be typed in")
    .action(
      inFrame<TeardownOptions, []>(async (frame, options) => {
        const { openProject } = await import("./project.ts");
        const { runTeardown } = await import("./teardown/run.ts");
        return runTeardown(openProject(frame, options.local, { placeholders: true }), frame, options);
      }),
    );
}
