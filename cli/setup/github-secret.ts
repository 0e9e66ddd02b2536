import type { Frame } from "../frame/frame.ts";
import type { Project } from "../project.ts";
import { gh, ghState } from "./github-cli.ts";

/** What became of the secret. */
export type SecretOutcome =
  | { readonly outcome: "made" | "there" }
  /** What a person does instead, and why. */
  | { readonly outcome: "left"; readonly why: string; readonly steps: readonly string[] };

/**
 * Puts the role's ARN where the workflow reads it. GitHub never shows a secret's value: one that is there is left alone
 * unless the role was made in this run.
 *
 * @param roleIsNew whether whatever the secret holds must be another role's ARN, or an older one's
 */
export async function setGithubSecret(
  project: Project,
  frame: Frame,
  roleIsNew: boolean,
): Promise<SecretOutcome> {
  const { github, names } = project.settings;
  const repository = `${github.owner}/${github.repository}`;
  const left = (why: string): SecretOutcome => ({
    outcome: "left",
    why,
    steps: bySteps(project, repository),
  });
  const state = await ghState(frame.env, frame.signal);
  if (state === "missing") return left("the GitHub CLI is not installed");
  if (state === "signed-out") return left("nobody is signed in to the GitHub CLI (gh auth login)");
  const listed = await gh(
    ["secret", "list", "--repo", repository, "--json", "name"],
    frame.env,
    undefined,
    frame.signal,
  );
  if (!listed.ok) return left(`GitHub answered: ${listed.stderr}`);
  const names_ = JSON.parse(listed.stdout || "[]") as readonly { readonly name: string }[];
  if (!roleIsNew && names_.some(({ name }) => name === names.githubSecret)) return { outcome: "there" };
  const args = ["secret", "set", names.githubSecret, "--repo", repository];
  const set = await gh(args, frame.env, project.names.arns.githubActionsRole, frame.signal);
  return set.ok ? { outcome: "made" } : left(`GitHub answered: ${set.stderr}`);
}

function bySteps({ settings, names }: Project, repository: string): readonly string[] {
  return [
    `https://github.com/${repository}/settings/secrets/actions > New repository secret`,
    `Name:   ${settings.names.githubSecret}`,
    `Secret: ${names.arns.githubActionsRole}`,
    `or: gh secret set ${settings.names.githubSecret} --repo ${repository} --body ${names.arns.githubActionsRole}`,
  ];
}
