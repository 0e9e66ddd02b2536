import type { Command } from "commander";
import type { BackendOptions } from "./backend/make-backend.ts";
import { command, inFrame, note } from "./frame/command.ts";

/** `llmops-aws backend`: the state backend of another Terraform directory. */
export function backendCommand(): Command {
  return command("backend", "Write backend.tf and terraform.tfvars.example for another Terraform directory", [
    "llmops-aws backend ../llmops-system/terraform",
    "llmops-aws backend --key llmops/terraform.tfstate > backend.tf",
    "llmops-aws backend --json > backend.tf.json",
  ])
    .argument("[dir]", "The Terraform directory; without it the backend is printed and nothing written")
    .option("--key <key>", "The state's key in the bucket (default: llmops/apps/<dir>.tfstate)")
    .option("--hcl", "Write HCL, backend.tf (the default)")
    .option("--force", "Overwrite what is there")
    .addHelpText(
      "after",
      note(
        "With --json a directory gets backend.tf.json, and the result is JSON. The Terraform role may touch llmops/terraform.tfstate and what lies under llmops/apps/; other keys are refused.",
      ),
    )
    .action(
      inFrame(async (frame, options: BackendOptions, directory: string | undefined) => {
        const { makeBackend } = await import("./backend/make-backend.ts");
        return makeBackend(frame, options, directory);
      }),
    );
}
