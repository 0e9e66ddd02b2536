import { repositoryForms, type TrustedRepository } from "./github-repositories.ts";

/** Claims of a customized template that name a repository or an owner, with the values that are trusted. */
function pinningClaims(repositories: readonly TrustedRepository[]) {
  const classic = repositories.map(({ owner, repository }) => `${owner}/${repository}`);
  const known = (ids: readonly (string | undefined)[]) => ids.flatMap((id) => id ?? []);
  return {
    repository: {
      repo: repositories.flatMap(repositoryForms),
      repository: classic,
      repository_id: known(repositories.map(({ repositoryId }) => repositoryId)),
    },
    owner: {
      repository_owner: repositories.map(({ owner }) => owner),
      repository_owner_id: known(repositories.map(({ ownerId }) => ownerId)),
    },
  };
}

/**
 * Finds the claim by which a custom subject names a trusted repository or owner in full. A wildcard
 * before it or inside it could stand for another repository, so such a claim does not count.
 *
 * `job_workflow_ref` does not count either: any repository may call a reusable workflow.
 *
 * @returns `owner` when runs of every repository of the owner fit, nothing when the subject would admit repositories of others
 * @see https://docs.github.com/en/actions/reference/security/oidc#customizing-the-token-claims
 */
export function pinOf(
  subject: string,
  repositories: readonly TrustedRepository[],
): "repository" | "owner" | undefined {
  const claims = pinningClaims(repositories);
  const parts = subject.split(":");
  const find = (values: Readonly<Record<string, readonly string[]>>) =>
    parts.findIndex((part, index) => values[part]?.includes(parts[index + 1] ?? ""));
  for (const pins of ["repository", "owner"] as const) {
    const at = find(claims[pins]);
    if (at >= 0 && !/[*?]/.test(parts.slice(0, at).join(":"))) return pins;
  }
  return undefined;
}
