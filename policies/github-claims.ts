import {
  repositoryForms,
  type TrustedRepository,
  trustedRepositories,
} from "../config/github-repositories.ts";
import type { GithubSubject } from "../config/github-subject.ts";
import type { Settings } from "../config/settings.ts";

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

/** Adds the other form of a custom subject: the template says which claims it has, not which form they take. */
function customForms(subject: string, repositories: readonly TrustedRepository[]): readonly string[] {
  const parts = subject.split(":");
  const forms = repositories.map(repositoryForms);
  const formsOf = (part: string) => forms.find((each) => each.includes(part));
  const at = parts.findIndex((part, index) => parts[index - 1] === "repo" && formsOf(part));
  return formsOf(parts[at] ?? "")?.map((form) => parts.with(at, form).join(":")) ?? [subject];
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
