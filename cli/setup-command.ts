import type { Command } from "commander";
import { command, inFrame, note } from "./frame/command.ts";
import type { SetupOptions } from "./setup/wanted.ts";

type Arguments = [account: string, owner: string, repository: string];

/** `llmops-aws setup`: from an account to a verified set-up. */
export function setupCommand(): Command {
  return command("setup", "Set an account up, empty or not, and verify it; a second run changes nothing", [
    "llmops-aws setup 123456789012 aaa9785808 llmops-system",
    "llmops-aws setup 123456789012 aaa9785808 llmops-system \\\n      --region ap-northeast-2 --alarm-email ops@example.com --yes",
  ])
    .argument("<account>", "The AWS account, 12 digits (aws sts get-caller-identity --query Account)")
    .argument("<owner>", "Owner of the GitHub repository that deploys the application")
    .argument("<repository>", "Its name")
    .option("--region <region>", "AWS region (default: the one in llmops.config.json)")
    .option("--bucket <name>", "Another name for the state bucket")
    .option("--alarm-email <address>", "Who receives alarms; asked for where it is missing")
    .option("--yes", "Apply without asking")
    .addHelpText(
      "after",
      note(
        "The database password is asked for without being shown, or made; TF_VAR_db_password may hold it instead.",
      ),
    )
    .action(
      inFrame<SetupOptions, Arguments>(
        async (frame, options, ...args) => {
          const { runSetup } = await import("./setup/run-setup.ts");
          return runSetup(frame, options, args);
        },
        {
          account: async (options, args) => {
            const { wantedOf } = await import("./setup/wanted.ts");
            return wantedOf(options, args);
          },
        },
      ),
    );
}
