import { pinOf } from "../config/custom-subject.ts";
import { trustedRepositories } from "../config/github-repositories.ts";
import type { GithubSubject } from "../config/github-subject.ts";
import type { Settings } from "../config/settings.ts";

/**
 * A part of a custom subject that a pull request cannot make up: a ref, an environment or a reusable workflow that is
 * more than a wildcard. The workflow's name alone is none: every branch may have a workflow of that name.
 */
const HELD = /:(ref:refs\/(heads|tags)\/|environment:|job_workflow_ref:)(?![*?]*(:|$))/;

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
  const pin = pinOf(subject, trustedRepositories(settings));
  if (!pin) return undefined;
  if (pin === "owner" && !settings.github.repositoryId) return "every repository of the owner";
  if (subject.includes(":pull_request")) return "pull requests";
  return HELD.test(`:${subject}`) ? undefined : "every run, pull requests included";
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
