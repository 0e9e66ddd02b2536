import { Argument, type Command } from "commander";
import { command, inFrame } from "./frame/command.ts";
import type { WorkflowKind, WorkflowOptions } from "./workflow/print-workflow.ts";

/** `llmops-aws workflow`: GitHub Actions workflows that fit the settings. */
export function workflowCommand(): Command {
  return command("workflow", "Print a GitHub Actions workflow that fits the settings", [
    "llmops-aws workflow deploy > .github/workflows/deploy.yml",
    "llmops-aws workflow terraform --directory terraform",
    "llmops-aws workflow infrastructure --environment infrastructure",
  ])
    .addArgument(
      new Argument(
        "[kind]",
        "Which one: deploy, for the application; terraform, for its Terraform directory; infrastructure, for this project itself",
      )
        .choices(["deploy", "terraform", "infrastructure"])
        .default("deploy"),
    )
    .option("--branch <name>", "Run on pushes to this branch")
    .option("--environment <name>", "Let the job name this environment of the repository")
    .option(
      "--container <name>",
      "For deploy: the container whose image is replaced (default: the repository's name)",
    )
    .option("--directory <path>", "For terraform: the directory inside the repository (default: terraform)")
    .action(
      inFrame(async (frame, options: WorkflowOptions, kind: WorkflowKind) => {
        const { printWorkflow } = await import("./workflow/print-workflow.ts");
        return printWorkflow(frame, kind, options);
      }),
    );
}
