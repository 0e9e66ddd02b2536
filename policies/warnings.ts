import { pinnedSubject } from "../config/custom-subject.ts";
import { trustedRepositories } from "../config/github-repositories.ts";
import type { GithubSubject } from "../config/github-subject.ts";
import type { Settings } from "../config/settings.ts";

/** What follows the repository in a subject that admits any ref, or any environment, whose names a push makes up. */
const ANY_REF = /^(:?[*?]+|:(ref:)?(refs\/)?((heads|tags)\/)?[*?]+|:environment:[*?]+)?$/;

/** What a subject admits more than it needs to, in words; nothing for a narrow one. */
function wideness(settings: Settings, subject: GithubSubject): string | undefined {
  switch (subject.type) {
    case "any":
      return "every run, pull requests included";
    case "pullRequest":
      return "pull requests";
    case "custom":
      return customWideness(settings, subject.subject);
    default:
      return /^[*?]+$/.test(subject.name) ? `any ${subject.type}` : undefined;
  }
}

function customWideness(settings: Settings, subject: string): string | undefined {
  const pinned = pinnedSubject(subject, trustedRepositories(settings));
  if (!pinned) return undefined;
  if (pinned.pins === "owner" && !settings.github.repositoryId) return "every repository of the owner";
  if (ANY_REF.test(pinned.rest)) return "every run, pull requests included";
  return pinned.rest.includes(":pull_request") ? "pull requests" : undefined;
}

/** Wide trust of one role, as one line at most. */
function wideTrust(settings: Settings, { role, setting, subjects, writes }: GithubTrust): readonly string[] {
  const found = subjects.flatMap((subject) => wideness(settings, subject) ?? []);
  const told = [...new Set(found)].filter((each) => writes || each !== "pull requests");
  if (told.length === 0) return [];
  const narrower = '{ "type": "branch", "name": "main" } or { "type": "environment", "name": "production" }';
  return [`${role} admits ${told.join(" and ")}: name the runs in ${setting}, as in ${narrower}`];
}

interface GithubTrust {
  readonly role: string;
  readonly setting: string;
  readonly subjects: readonly GithubSubject[];
  /** Whether the role may change anything: pull requests are what a role that only reads is for. */
  readonly writes: boolean;
}

function githubTrusts({ github, names, planRole, terraformRole }: Settings): readonly GithubTrust[] {
  return [
    { role: names.githubActionsRole, setting: "github.subjects", subjects: github.subjects, writes: true },
    {
      role: names.terraformRole,
      setting: "terraformRole.githubSubjects",
      subjects: terraformRole.githubSubjects,
      writes: true,
    },
    {
      role: names.terraformPlanRole,
      setting: "planRole.githubSubjects",
      subjects: planRole.enabled ? planRole.githubSubjects : [],
      writes: false,
    },
  ];
}

/**
 * What is allowed but wider than it needs to be: one line each, with the narrower setting to use.
 * Empty for settings that are narrow.
 */
export function settingsWarnings(settings: Settings): readonly string[] {
  const { names, permissionsBoundary } = settings;
  return [
    ...githubTrusts(settings).flatMap((trust) => wideTrust(settings, trust)),
    ...(permissionsBoundary.required
      ? []
      : [
          `${names.terraformRole} is an administrator in effect, for it may make roles without a boundary: set permissionsBoundary.required to true`,
        ]),
  ];
}
