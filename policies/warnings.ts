import type { GithubSubject } from "../config/github-subject.ts";
import type { Settings } from "../config/settings.ts";

const NARROWER = 'name the runs, as in [{ "type": "branch", "name": "main" }]';

/** A subject that admits every ref, or every environment: whoever may push may make one up. */
function isAnyRef(subject: GithubSubject): boolean {
  if (subject.type === "any") return true;
  if (subject.type === "custom") return /^[^*?]*:\*+$/.test(subject.subject);
  return "name" in subject && /^[*?]+$/.test(subject.name);
}

/** Wide trust of one role, as one line at most. */
function wideTrust(
  role: string,
  setting: string,
  subjects: readonly GithubSubject[],
  writes: boolean,
): string[] {
  const found = [
    ...(subjects.some(isAnyRef) ? ["any branch, tag or environment"] : []),
    ...(writes && subjects.some(({ type }) => type === "any" || type === "pullRequest")
      ? ["pull requests"]
      : []),
  ];
  if (found.length === 0) return [];
  return [
    `${role} may be assumed by ${found.join(" and ")} of the trusted repositories: in ${setting} ${NARROWER}`,
  ];
}

/**
 * What is allowed but wider than it needs to be: one line each, with the narrower setting to use.
 * Empty for settings that are narrow.
 */
export function settingsWarnings(settings: Settings): readonly string[] {
  const { github, names, permissionsBoundary, planRole, terraformRole } = settings;
  return [
    ...wideTrust(names.githubActionsRole, "github.subjects", github.subjects, true),
    ...wideTrust(names.terraformRole, "terraformRole.githubSubjects", terraformRole.githubSubjects, true),
    ...(planRole.enabled
      ? wideTrust(names.terraformPlanRole, "planRole.githubSubjects", planRole.githubSubjects, false)
      : []),
    ...(permissionsBoundary.required
      ? []
      : [
          `${names.terraformRole} is an administrator in effect, for it may make roles without a boundary: set permissionsBoundary.required to true`,
        ]),
  ];
}
