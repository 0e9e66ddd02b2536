import type { Cause, Refusal } from "./causes.ts";
import type { ConditionResult } from "./evaluate-trust.ts";
import { type SubjectParts, subjectParts } from "./github-token.ts";
import { judge } from "./operators.ts";

/** Subjects that a role expects, and the one it was given. */
interface Comparison extends Pick<Refusal, "setting"> {
  readonly found: string;
  readonly parts: SubjectParts;
  readonly expected: readonly string[];
  /** Those that are of GitHub's default form. */
  readonly expectedParts: readonly SubjectParts[];
}

/** Why a subject matches none of those a role expects: the first cause that explains it. */
export function subjectCauses(
  conditions: readonly ConditionResult[],
  { token, setting }: Refusal,
): readonly Cause[] {
  if (conditions.length === 0) return [];
  const found = token.subject;
  if (found === "") return [NO_SUBJECT];
  const expected = conditions.flatMap((condition) => condition.expected);
  const star = literalStar(conditions, found);
  if (star) return [star];
  const parts = subjectParts(found);
  if (!parts) return [customTemplate(found, setting)];
  const expectedParts = expected.flatMap((one) => subjectParts(one) ?? []);
  const comparison = { found, parts, expected, expectedParts, setting };
  const cause =
    letterCase(comparison) ?? repository(comparison) ?? identity(comparison) ?? context(comparison);
  return cause ? [cause] : [];
}

/** A pattern that would match under StringLike, under an operator that knows no patterns. */
function literalStar(conditions: readonly ConditionResult[], found: string): Cause | undefined {
  const meant = conditions
    .filter(({ operator }) => /StringEquals$/i.test(operator))
    .flatMap(({ expected }) => expected)
    .find((one) => /[*?]/.test(one) && judge("StringLike", [one], [found]) === "holds");
  if (!meant) return undefined;
  return {
    why: `"${meant}" stands under StringEquals, where a star is a star and no wildcard.`,
    mend: "put it under StringLike (npx llmops-aws verify says what the settings promise; deploying iam restores it)",
  };
}

const NO_SUBJECT: Cause = {
  why: "The token has no subject.",
  mend: "give the token as the job got it: core.getIDToken(), or the step that becomes the role, asks GitHub for it",
};

function customTemplate(found: string, setting: string): Cause {
  return {
    why: `"${found}" is not of GitHub's default form: the repository or its organization has a subject template of its own.`,
    mend: `in llmops.config.json: ${setting}: add { "type": "custom", "subject": "${found}" }, then deploy iam; or go back to the default: gh api -X PUT repos/OWNER/REPO/actions/oidc/customization/sub -F use_default=true`,
  };
}

function letterCase({ found, expected, setting }: Comparison): Cause | undefined {
  const twin = expected.find(
    (one) => judge("StringLike", [one.toLowerCase()], [found.toLowerCase()]) === "holds",
  );
  if (!twin) return undefined;
  return {
    why: `Only the case differs: the role expects ${twin}, the run is ${found}. AWS compares every letter.`,
    mend: `in llmops.config.json: write github.owner, github.repository and ${setting} exactly as GitHub shows them, then deploy iam`,
  };
}

const sameName = (a: SubjectParts, b: SubjectParts) => a.owner === b.owner && a.repository === b.repository;

/** Another repository altogether. */
function repository({ parts, expectedParts }: Comparison): Cause | undefined {
  if (expectedParts.length === 0 || expectedParts.some((one) => sameName(one, parts))) return undefined;
  const name = `${parts.owner}/${parts.repository}`;
  const fork = expectedParts.find((one) => one.repository === parts.repository);
  if (fork) {
    return {
      why: `The run belongs to ${name}, not to ${fork.owner}/${fork.repository}: a fork, or the repository was moved.`,
      mend: `a fork is refused on purpose; if the repository was moved, set github.owner to "${parts.owner}" and deploy iam`,
    };
  }
  return {
    why: `The run belongs to ${name}, which the role does not know.`,
    mend: `in llmops.config.json: github.repositories: add { "owner": "${parts.owner}", "repository": "${parts.repository}" }, then deploy iam`,
  };
}

/** The right names, in the other form or with other numbers. */
function identity({ parts, expectedParts }: Comparison): Cause | undefined {
  const named = expectedParts.filter((one) => sameName(one, parts));
  const equal = (one: SubjectParts) =>
    one.ownerId === parts.ownerId && one.repositoryId === parts.repositoryId;
  if (named.length === 0 || named.some(equal)) return undefined;
  const { ownerId, repositoryId } = parts;
  if (ownerId === undefined) {
    return {
      why: "The role expects subjects with GitHub's immutable ids, and this one has none.",
      mend: "deploy iam from this project, which trusts both forms; or give the subject as the token has it",
    };
  }
  const ids = `github.ownerId "${ownerId}" and github.repositoryId "${repositoryId}"`;
  if (named.every((one) => one.ownerId === undefined)) {
    return {
      why: "The repository issues immutable subjects (OWNER@ID/REPO@ID), and the role knows the classic form only.",
      mend: `in llmops.config.json set ${ids}, then deploy iam: both forms are trusted then`,
    };
  }
  return {
    why: `The ids ${ownerId} and ${repositoryId} are not those the role expects: the name was taken over by another owner or repository.`,
    mend: `if it is the right one, set ${ids}, then deploy iam`,
  };
}

/** A merge queue makes a branch for each pull request in it: a pattern names them all. */
function namedAlike(ref: string): string {
  return ref.replace(/^(gh-readonly-queue\/.+\/)pr-.*$/, "$1*");
}

/** The right repository and the wrong run. */
function context({ parts, setting }: Comparison): Cause | undefined {
  const [, environment] = /^environment:(.+)$/.exec(parts.context) ?? [];
  const [, kind, ref] = /^ref:refs\/(heads|tags)\/(.+)$/.exec(parts.context) ?? [];
  const add = (subject: string) => `in llmops.config.json: ${setting}: add ${subject}, then deploy iam`;
  if (environment) {
    const name = environment.replaceAll("%3A", ":");
    return {
      why: `The job names the environment "${name}": its subject carries that INSTEAD of the branch.`,
      mend: `${add(`{ "type": "environment", "name": "${name}" }`)}; or take "environment: ${name}" out of the job`,
    };
  }
  if (parts.context === "pull_request") {
    return {
      why: "The run is of a pull request: its subject has no branch.",
      mend: `run the job on push instead ("if: github.event_name == 'push'"); or, if pull requests may become the role, ${add('{ "type": "pullRequest" }')}`,
    };
  }
  if (ref) {
    const [what, type] = kind === "tags" ? ["tag", "tag"] : ["branch", "branch"];
    return {
      why: `The run is of the ${what} "${ref}", which the role does not admit.`,
      mend: `run the workflow on one that it does; or ${add(`{ "type": "${type}", "name": "${namedAlike(ref)}" }`)}`,
    };
  }
  return {
    why: `The role admits no run whose subject ends in "${parts.context}".`,
    mend: add(`{ "type": "custom", "subject": "..." }`),
  };
}
