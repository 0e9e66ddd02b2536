import { pinOf } from "./custom-subject.ts";
import { trustedRepositories } from "./github-repositories.ts";
import type { GithubSubject } from "./github-subject.ts";
import { matchesPattern, patternArns } from "./name-patterns.ts";
import { deriveNames } from "./names.ts";
import type { Problem } from "./problem.ts";
import type { Settings } from "./settings.ts";

/** What is wrong in who may become which role. */
export function checkTrust(settings: Settings): Problem[] {
  return [
    ...loneIds(settings),
    ...missingIds(settings),
    ...equalRepositories(settings),
    ...strayCustomSubjects(settings),
    ...chainedPrincipals(settings),
  ];
}

/** Where each trusted repository stands in the file, in the order of {@link trustedRepositories}. */
function repositoryPaths({ github }: Settings): readonly string[] {
  return ["github", ...github.repositories.map((_, index) => `github.repositories[${index}]`)];
}

const WHY_BOTH =
  "an immutable subject carries both ids, so one built from a single id can never match: give both (gh api repos/OWNER/REPO --jq '.owner.id, .id') or none";

function loneIds(settings: Settings): Problem[] {
  const paths = repositoryPaths(settings);
  return trustedRepositories(settings).flatMap(({ ownerId, repositoryId }, index): Problem[] => {
    const further = index > 0;
    if (repositoryId && !ownerId)
      return [{ path: `${paths[index]}.ownerId`, received: undefined, mend: WHY_BOTH }];
    const lone = further ? settings.github.repositories[index - 1]?.ownerId : ownerId;
    return lone && !repositoryId
      ? [{ path: `${paths[index]}.repositoryId`, received: undefined, mend: WHY_BOTH }]
      : [];
  });
}

/** Ids for one repository only would leave the role open to whoever gets the name of the other. */
function missingIds(settings: Settings): Problem[] {
  const paths = repositoryPaths(settings);
  const repositories = trustedRepositories(settings);
  if (!repositories.some(({ repositoryId }) => repositoryId)) return [];
  return repositories.flatMap(({ repositoryId, ownerId }, index): Problem[] => {
    const alreadyReported = index === 0 ? ownerId : settings.github.repositories[index - 1]?.ownerId;
    if (repositoryId || alreadyReported) return [];
    const mend =
      "another repository is trusted by its ids, and this one by a name that can be renamed and recycled: give its ids too, or none for any";
    return [{ path: `${paths[index]}.repositoryId`, received: undefined, mend }];
  });
}

/** GitHub compares names without regard to case, claims keep it. */
function equalRepositories(settings: Settings): Problem[] {
  const names = trustedRepositories(settings).map((each) => `${each.owner}/${each.repository}`);
  const paths = repositoryPaths(settings);
  return names.flatMap((name, index): Problem[] => {
    const twin = names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    return twin < index
      ? [
          {
            path: `${paths[index]}.repository`,
            received: name,
            mend: `${paths[twin]} is the same: take one out`,
          },
        ]
      : [];
  });
}

function strayCustomSubjects(settings: Settings): Problem[] {
  const lists = [
    ["github.subjects", settings.github.subjects],
    ["terraformRole.githubSubjects", settings.terraformRole.githubSubjects],
    ["planRole.githubSubjects", settings.planRole.githubSubjects],
  ] as const;
  return lists.flatMap(([path, subjects]) =>
    subjects.flatMap((subject, index) => strayCustomSubject(settings, `${path}[${index}].subject`, subject)),
  );
}

function strayCustomSubject(settings: Settings, path: string, subject: GithubSubject): Problem[] {
  if (subject.type !== "custom") return [];
  const repositories = trustedRepositories(settings);
  if (pinOf(subject.subject, repositories)) return [];
  const { owner, repository } = settings.github;
  const why = /[*?]/.test(subject.subject)
    ? "its wildcard would admit other owners or repositories"
    : "it names no trusted owner or repository, so it would admit those of others";
  const mend = `${why}: write "repo:${owner}/${repository}" or "repository_owner:${owner}" in full, in this case, before any wildcard`;
  return [{ path, received: subject.subject, mend }];
}

/** A role of this project, or one that Terraform may make, would lead from its own power to Terraform's. */
function chainedPrincipals(settings: Settings): Problem[] {
  const { arns, partition } = deriveNames(settings);
  const made = patternArns(settings).global("iam", "role/");
  const own = [
    arns.githubActionsRole,
    arns.terraformPlanRole,
    arns.ecsTaskExecutionRole,
    arns.ecsTaskRole,
    arns.terraformRole,
  ];
  return settings.terraformRole.principals.flatMap((received, index): Problem[] => {
    const path = `terraformRole.principals[${index}]`;
    if (!received.startsWith(`arn:${partition}:`)) {
      return [{ path, received, mend: `name a principal of the partition ${partition}, the settings' own` }];
    }
    if (own.some((arn) => arn.toLowerCase() === received.toLowerCase())) {
      const mend =
        "one role of this project would lead to another: name who may use it, or give GitHub's runs terraformRole.githubSubjects";
      return [{ path, received, mend }];
    }
    // Only AWS itself makes roles under this path: those of IAM Identity Center.
    if (received.includes(":role/aws-reserved/")) return [];
    if (!made.some((pattern) => matchesPattern(pattern, received))) return [];
    const mend =
      "its name fits terraformRole.namePatterns, so Terraform could make it anew for anybody: name another role";
    return [{ path, received, mend }];
  });
}
