import { Command, CommanderError } from "commander";
import { localCommand } from "./local-command.ts";

/** Wrongly called, as opposed to 1: called rightly, but it failed. */
const USAGE_ERROR = 2;

const program = new Command("llmops")
  .description("Terraform state backend, GitHub OIDC trust and IAM roles for an LLMOps system on AWS")
  .exitOverride()
  .addCommand(localCommand());

for (const command of program.commands) command.exitOverride().showHelpAfterError();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  else {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
