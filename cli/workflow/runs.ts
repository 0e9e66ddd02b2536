import type { GithubSubject } from "../../config/github-subject.ts";
import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { PolicyJson } from "../../policies/document.ts";
import { trustCauses } from "../../policies/trust-check/causes.ts";
import { evaluateTrust } from "../../policies/trust-check/evaluate-trust.ts";
import { readToken, requestContext } from "../../policies/trust-check/github-token.ts";
import { usageError } from "../frame/errors.ts";

/** What starts a workflow, and the environment its job names. */
export interface Run {
  readonly on: { readonly branches: readonly string[] } | { readonly tags: readonly string[] };
  readonly environment?: string;
}

/** What the user asks for. */
export interface RunOptions {
  readonly branch?: string;
  readonly environment?: string;
}

const DEFAULT_BRANCH = "main";

/** The runs that a role's subjects admit, in the order in which they are preferred: refs, then an environment, then any. */
export function runOf(subjects: readonly GithubSubject[], { branch, environment }: RunOptions): Run {
  const named = (type: "branch" | "tag" | "environment") =>
    subjects.flatMap((subject) => (subject.type === type && "name" in subject ? [subject.name] : []));
  const on = { branches: [branch ?? DEFAULT_BRANCH] };
  if (environment) return { on, environment };
  if (branch) return { on };
  if (named("branch").length > 0) return { on: { branches: named("branch") } };
  if (named("tag").length > 0) return { on: { tags: named("tag") } };
  const exact = named("environment").find((name) => !/[*?]/.test(name));
  return exact ? { on, environment: exact } : { on };
}

/** Subject of a run's tokens, in the classic form; a pattern's first match by its looks. */
export function subjectOf({ github }: Settings, run: Run): string {
  const repository = `repo:${github.owner}/${github.repository}`;
  if (run.environment) return `${repository}:environment:${run.environment.replaceAll(":", "%3A")}`;
  const [kind, names] = "branches" in run.on ? ["heads", run.on.branches] : ["tags", run.on.tags];
  return `${repository}:ref:refs/${kind}/${(names[0] ?? DEFAULT_BRANCH).replace(/[*?]/g, "x")}`;
}

/**
 * Makes sure that the role admits a run, so that no workflow is printed that fails at its first step.
 *
 * @throws UsageError with the cause and what mends it
 */
export function mustAdmit(
  settings: Settings,
  subject: string,
  role: { readonly name: string; readonly setting: string; readonly trust: PolicyJson },
): void {
  const token = readToken(subject);
  if (!token) return;
  const { audience } = deriveNames(settings);
  // The ids are not in a classic subject; the workflow's own token will have them.
  const result = evaluateTrust(role.trust, requestContext(token, audience));
  if (result.admitted !== "no") return;
  const [cause] = trustCauses({ token, result, setting: role.setting, audience });
  throw usageError(
    `${role.name} does not admit ${subject}. ${cause?.why ?? ""} Mend: ${cause?.mend ?? `name the run in ${role.setting}`}. ` +
      "(--branch and --environment name another run)",
  );
}
