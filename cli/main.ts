import { Command, CommanderError } from "commander";
import { adoptCommand } from "./adopt-command.ts";
import { backendCommand } from "./backend-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { exampleText, note } from "./frame/command.ts";
import { readTerminal } from "./frame/terminal.ts";
import { wrap } from "./frame/text.ts";
import { localCommand } from "./local-command.ts";
import { permissionsCommand } from "./permissions-command.ts";
import { setupCommand } from "./setup-command.ts";
import { stateCommand } from "./state-command.ts";
import { teardownCommand } from "./teardown-command.ts";
import { tokenCommand } from "./token-command.ts";
import { verifyCommand } from "./verify-command.ts";
import { workflowCommand } from "./workflow-command.ts";

/** Wrongly called, as opposed to 1: called rightly, but a fault was found or it failed. */
const USAGE_ERROR = 2;

// The SDK would announce the end of its support for Node 20 in the middle of what is shown.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const program = new Command("llmops-aws")
  .description("Terraform state backend, GitHub OIDC trust and IAM roles for an LLMOps system on AWS")
  .configureHelp({ sortSubcommands: true, subcommandTerm: (command) => command.name() })
  .addHelpText(
    "after",
    exampleText(["llmops-aws setup 123456789012 aaa9785808 llmops-system", "llmops-aws verify --help"]),
  )
  .addHelpText(
    "after",
    note("Exit codes: 0 good, 1 a fault was found or something failed, 2 used wrongly, 130 interrupted."),
  )
  .addCommand(backendCommand())
  .addCommand(adoptCommand())
  .addCommand(doctorCommand())
  .addCommand(localCommand())
  .addCommand(permissionsCommand())
  .addCommand(setupCommand())
  .addCommand(stateCommand())
  .addCommand(teardownCommand())
  .addCommand(tokenCommand())
  .addCommand(verifyCommand())
  .addCommand(workflowCommand());

takeUsageErrors(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  else {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

/** Has commander throw instead of ending the process, and speak as the rest does, in every command and those below it. */
function takeUsageErrors(command: Command): void {
  command
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(wrap(text, readTerminal().columns, "  ")) })
    .helpOption("-h, --help", "Show how it is used")
    .showHelpAfterError(`(${commandLine(command)} --help shows how it is used)`);
  if (command.commands.length > 0) command.helpCommand("help [command]", "Show how a command is used");
  for (const child of command.commands) takeUsageErrors(child);
}

function commandLine(command: Command): string {
  return command.parent ? `${commandLine(command.parent)} ${command.name()}` : command.name();
}
