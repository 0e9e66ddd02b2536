import { execFile } from "node:child_process";
import type { Settings } from "../../config/settings.ts";
import type { GithubSecret } from "./facts.ts";

/** Milliseconds GitHub is given to answer. */
const PATIENCE_MS = 10_000;

/**
 * Looks through the GitHub CLI whether the Actions secret is set. GitHub shows no secret's value to anybody.
 *
 * @see https://cli.github.com/manual/gh_secret_list
 */
export async function lookForSecret(settings: Settings, env: NodeJS.ProcessEnv): Promise<GithubSecret> {
  const { owner, repository } = settings.github;
  const args = ["secret", "list", "--repo", `${owner}/${repository}`, "--json", "name,updatedAt"];
  const answer = await run("gh", args, env);
  if ("failed" in answer) return { kind: "unknown", reason: answer.failed };
  const secrets = JSON.parse(answer.stdout) as readonly {
    readonly name: string;
    readonly updatedAt: string;
  }[];
  const found = secrets.find(({ name }) => name === settings.names.githubSecret);
  return found ? { kind: "there", updated: found.updatedAt } : { kind: "missing" };
}

/** Runs a small program; never throws. */
export function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly stdout: string } | { readonly failed: string }> {
  return new Promise((resolve) => {
    execFile(program, [...args], { env, timeout: PATIENCE_MS }, (error, stdout, stderr) => {
      if (!error) return resolve({ stdout });
      const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
      const said = stderr.trim().split("\n")[0] || (error.killed ? "no answer in time" : error.message);
      resolve({ failed: missing ? `${program} is not installed` : `${program}: ${said}` });
    });
  });
}
