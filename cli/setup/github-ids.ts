import { usageError } from "../frame/errors.ts";
import type { Frame } from "../frame/frame.ts";
import { gh, ghState } from "./github-cli.ts";
import type { Wanted } from "./wanted.ts";

/** The numbers by which GitHub knows a repository and its owner, as text. */
export interface GithubIds {
  readonly ownerId: string;
  readonly repositoryId: string;
}

/** The numbers, or why they are not known. */
export type IdAnswer =
  | { readonly ids: GithubIds; readonly note?: undefined }
  | { readonly ids?: undefined; readonly note: string };

const PATIENCE_MS = 5_000;

interface Repository {
  readonly id?: unknown;
  readonly full_name?: unknown;
  readonly owner?: { readonly id?: unknown };
}

/**
 * Asks GitHub for a repository's numbers: without a sign-in first, then through the GitHub CLI, which sees private ones.
 * Never fails for want of an answer.
 *
 * @throws UsageError where GitHub writes the name in another way: AWS compares every letter
 * @see https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export async function githubIds(
  { owner, repository }: Wanted,
  frame: Pick<Frame, "env" | "signal">,
): Promise<IdAnswer> {
  const path = `repos/${owner}/${repository}`;
  const [answer, publicly] = await askPublicly(path, frame);
  const found = answer ?? (await askSignedIn(path, frame));
  const ownerId = found?.owner?.id;
  if (typeof found?.id !== "number" || typeof ownerId !== "number") {
    return {
      note: `GitHub did not tell the repository's ids (${publicly || "its answer has none"}); without them only classic subjects are trusted`,
    };
  }
  if (typeof found.full_name === "string" && found.full_name !== `${owner}/${repository}`) {
    throw usageError(
      `GitHub calls ${owner}/${repository} ${found.full_name}, and AWS compares every letter: run setup again with that name. Nothing was changed.`,
    );
  }
  return { ids: { ownerId: String(ownerId), repositoryId: String(found.id) } };
}

async function askPublicly(
  path: string,
  { env, signal }: Pick<Frame, "env" | "signal">,
): Promise<[Repository | undefined, string]> {
  const base = env.GITHUB_API_URL || "https://api.github.com";
  try {
    const response = await fetch(`${base}/${path}`, {
      headers: { accept: "application/vnd.github+json", "user-agent": "llmops-aws" },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    if (!response.ok)
      return [
        undefined,
        `it answered ${response.status}${response.status === 404 ? ": private, or misspelt" : ""}`,
      ];
    return [(await response.json()) as Repository, ""];
  } catch {
    signal.throwIfAborted();
    return [undefined, "it cannot be reached"];
  }
}

async function askSignedIn(
  path: string,
  { env, signal }: Pick<Frame, "env" | "signal">,
): Promise<Repository | undefined> {
  if ((await ghState(env, signal)) !== "ready") return undefined;
  const { ok, stdout } = await gh(["api", path], env, undefined, signal);
  return ok ? (JSON.parse(stdout) as Repository) : undefined;
}
