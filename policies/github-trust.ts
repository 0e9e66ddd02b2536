import { trustedRepositories } from "../config/github-repositories.ts";
import type { GithubSubject } from "../config/github-subject.ts";
import { deriveNames, GITHUB_OIDC_HOST } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { oneOrMany } from "./conditions.ts";
import { subjectClaims } from "./github-claims.ts";
import type { Statement } from "./statement.ts";

const AUDIENCE = `${GITHUB_OIDC_HOST}:aud`;
const SUBJECT = `${GITHUB_OIDC_HOST}:sub`;
const REPOSITORY_ID = `${GITHUB_OIDC_HOST}:repository_id`;

/**
 * Statements that admit GitHub's workflow runs of the given subjects, and none when there are no subjects.
 *
 * Exact subjects and patterns stand in statements of their own: StringEquals and StringLike on one
 * key of one statement would both have to hold.
 *
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export function githubTrust(settings: Settings, subjects: readonly GithubSubject[]): readonly Statement[] {
  const { audience, arns } = deriveNames(settings);
  const ids = trustedRepositories(settings).flatMap(({ repositoryId }) => repositoryId ?? []);
  const { exact, patterns } = subjectClaims(settings, subjects);
  const fixed = { [AUDIENCE]: audience, ...(ids.length > 0 && { [REPOSITORY_ID]: oneOrMany(ids) }) };
  const admit = (sid: string, conditions: Statement["conditions"]): Statement => ({
    sid,
    principal: { Federated: arns.oidcProvider },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    ...(conditions && { conditions }),
  });
  return [
    ...(exact.length > 0
      ? [admit("GitHubExactSubjects", { StringEquals: { ...fixed, [SUBJECT]: oneOrMany(exact) } })]
      : []),
    ...(patterns.length > 0
      ? [
          admit("GitHubSubjectPatterns", {
            StringEquals: fixed,
            StringLike: { [SUBJECT]: oneOrMany(patterns) },
          }),
        ]
      : []),
  ];
}
