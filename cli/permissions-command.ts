import type { Command } from "commander";
import { command, inFrame } from "./frame/command.ts";
import type { PermissionsOptions } from "./permissions/print-permissions.ts";

/** `llmops-aws permissions`: who may become which role, what it may do, and how full each policy is. */
export function permissionsCommand(): Command {
  return command(
    "permissions",
    "Show who may become which role, what it may do, and how full each policy is",
    ["llmops-aws permissions --all", "llmops-aws permissions --markdown > docs/permissions.md"],
  )
    .option("--markdown", "Print Markdown with a picture")
    .option("--all", "Name every action and resource instead of counting them")
    .action(
      inFrame(async (frame, options: PermissionsOptions) => {
        const { printPermissions } = await import("./permissions/print-permissions.ts");
        return printPermissions(frame, options);
      }),
    );
}
