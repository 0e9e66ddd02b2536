import type { Settings } from "./settings.ts";

/** A repository whose workflow runs are trusted. */
export interface TrustedRepository {
  readonly owner: string;
  readonly repository: string;
  readonly ownerId?: string | undefined;
  readonly repositoryId?: string | undefined;
}

/** The repository of the settings and the further ones, each with its owner filled in. */
export function trustedRepositories({ github }: Settings): readonly TrustedRepository[] {
  const { owner, repository, ownerId, repositoryId } = github;
  const further = github.repositories.map((each): TrustedRepository => {
    const sameOwner = each.owner === undefined || each.owner === owner;
    return {
      ...each,
      owner: each.owner ?? owner,
      ownerId: each.ownerId ?? (sameOwner ? ownerId : undefined),
    };
  });
  return [{ owner, repository, ownerId, repositoryId }, ...further];
}

/**
 * How a repository stands in a subject: the classic form, and the immutable one where its ids are known.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function repositoryForms(trusted: TrustedRepository): readonly string[] {
  const { owner, repository, ownerId, repositoryId } = trusted;
  const classic = `${owner}/${repository}`;
  return ownerId && repositoryId ? [classic, `${owner}@${ownerId}/${repository}@${repositoryId}`] : [classic];
}
