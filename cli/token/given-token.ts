import { type GithubToken, readToken } from "../../policies/trust-check/github-token.ts";
import { usageError } from "../frame/errors.ts";

/** Patience for a token on stdin, in milliseconds. */
const PATIENCE_MS = 10_000;

/** The token to explain, and what there is to say about how it came. */
export interface GivenToken {
  readonly token: GithubToken;
  readonly warning: string | undefined;
}

const NO_TOKEN =
  "There is no token. A job gets one only with 'permissions: { id-token: write }' (and 'contents: read' to check out): " +
  "set it on the job or the workflow. Pull requests from forks never get one.";

const noSubject = (text: string) =>
  `"${text}" is neither a token nor a subject. A subject says repo:OWNER/REPO: and then ref:refs/heads/BRANCH, ref:refs/tags/TAG, ` +
  "environment:NAME or pull_request.";

/**
 * Reads the token or subject that the command was given.
 *
 * @param given the argument; `-` reads standard input
 * @throws UsageError where there is none, or it is something else
 */
export async function givenToken(given: string): Promise<GivenToken> {
  const text = (given === "-" ? await readStdin() : given).trim();
  if (text === "") throw usageError(NO_TOKEN);
  if (/^gh[a-z]_|^github_pat_/.test(text)) {
    throw usageError(
      "This is a token for GitHub's own API, not the OIDC token that AWS is shown. " +
        "Take the value that core.getIDToken() gives, or the subject of the run. Withdraw this one if it was copied around.",
    );
  }
  const token = readToken(text.replace(/^bearer\s+/i, ""));
  if (!token)
    throw usageError("The token cannot be decoded: give it whole, three parts with two dots between.");
  if (token.source === "subject" && !token.subject.includes(":")) throw usageError(noSubject(token.subject));
  const shown = token.source === "token" && given !== "-";
  return {
    token,
    warning: shown
      ? "A token in an argument is visible to other processes and stays in the shell's history: use '-' and stdin next time."
      : undefined,
  };
}

async function readStdin(): Promise<string> {
  if (process.stdin.isTTY) throw usageError("'-' reads standard input: llmops-aws token - < token.jwt");
  const timer = setTimeout(() => process.stdin.destroy(), PATIENCE_MS);
  let text = "";
  try {
    for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
  } catch {
    // Nothing came in time: an empty token has its own message.
  } finally {
    clearTimeout(timer);
  }
  return text;
}
