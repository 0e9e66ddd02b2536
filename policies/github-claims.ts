import type { GithubSubject } from "../config/github-subject.ts";
import type { Settings } from "../config/settings.ts";

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

/** What stands after `repo:OWNER/REPO:` in the subject of a run. GitHub writes a colon inside a name as %3A. */
function context(subject: Exclude<GithubSubject, { type: "custom" }>): string {
  switch (subject.type) {
    case "branch":
      return `ref:refs/heads/${subject.name}`;
    case "tag":
      return `ref:refs/tags/${subject.name}`;
    case "environment":
      return `environment:${subject.name.replaceAll(":", "%3A")}`;
    case "pullRequest":
      return "pull_request";
    case "any":
      return "*";
  }
}

/** Classic form of a repository in a subject, and the immutable one where its ids are known. */
function repositoryForms({ owner, repository, ownerId, repositoryId }: TrustedRepository): readonly string[] {
  const classic = `${owner}/${repository}`;
  return ownerId && repositoryId ? [classic, `${owner}@${ownerId}/${repository}@${repositoryId}`] : [classic];
}

/** Adds the other form of a custom subject: the template says which claims it has, not which form they take. */
function customForms(subject: string, repositories: readonly TrustedRepository[]): readonly string[] {
  for (const repository of repositories) {
    const forms = repositoryForms(repository);
    const parts = forms.map((form) => subject.split(`repo:${form}`)).find(({ length }) => length > 1);
    if (parts) return forms.map((form) => parts.join(`repo:${form}`));
  }
  return [subject];
}

/** The `sub` claims of the subjects in every repository: exact values apart from patterns. */
export function subjectClaims(
  settings: Settings,
  subjects: readonly GithubSubject[],
): { readonly exact: readonly string[]; readonly patterns: readonly string[] } {
  const repositories = trustedRepositories(settings);
  const forms = repositories.flatMap(repositoryForms);
  const claims = subjects.flatMap((subject) =>
    subject.type === "custom"
      ? customForms(subject.subject, repositories)
      : forms.map((form) => `repo:${form}:${context(subject)}`),
  );
  const unique = [...new Set(claims)];
  const isPattern = (claim: string) => /[*?]/.test(claim);
  return { exact: unique.filter((claim) => !isPattern(claim)), patterns: unique.filter(isPattern) };
}
