import type { Command } from "commander";
import { command, inFrame } from "./frame/command.ts";

interface TokenOptions {
  readonly live?: boolean;
  readonly role?: string;
}

/** `llmops-aws token`: why GitHub Actions can or cannot become a role. */
export function tokenCommand(): Command {
  return command(
    "token",
    "Say why a GitHub Actions run can or cannot become a role; nothing is sent anywhere",
    ["llmops-aws token repo:aaa9785808/llmops-system:ref:refs/heads/main", "llmops-aws token - < token.jwt"],
  )
    .argument(
      "<subject>",
      "The run's subject (repo:OWNER/REPO:...), its OIDC token, or - to read it from stdin",
    )
    .option("--live", "Hold it against the roles of the account instead of the settings")
    .option("--role <name>", "Only this role")
    .action(
      inFrame(async (frame, options: TokenOptions, given: string) => {
        const { explainToken } = await import("./token/explain-token.ts");
        return explainToken(frame, options, given);
      }),
    );
}
