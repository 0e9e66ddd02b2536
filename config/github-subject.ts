import * as z from "zod";
import * as rules from "./role-rules.ts";

/**
 * Which runs of a repository's workflows a role admits: one `sub` claim, or a pattern of them.
 *
 * - `branch`, `tag`: runs on that ref; `*` and `?` are wildcards, which no ref can contain itself
 * - `environment`: jobs with `environment: NAME`; such a job has no ref in its subject
 * - `pullRequest`: runs of `pull_request` events
 * - `any`: every run of the repository (the guide's `repo:OWNER/REPO:*`)
 * - `custom`: the subject of a customized template, as it stands in the token
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
export const githubSubject = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("branch"), name: rules.gitRefPattern }),
    z.strictObject({ type: z.literal("tag"), name: rules.gitRefPattern }),
    z.strictObject({ type: z.literal("environment"), name: rules.githubEnvironmentPattern }),
    z.strictObject({ type: z.literal("pullRequest") }),
    z.strictObject({ type: z.literal("any") }),
    z.strictObject({ type: z.literal("custom"), subject: rules.customSubject }),
  ],
  {
    error:
      'give an object whose "type" is "branch", "tag", "environment", "pullRequest", "any" or "custom", as in { "type": "branch", "name": "main" }',
  },
);

/** One kind of workflow run that a role admits. */
export type GithubSubject = z.infer<typeof githubSubject>;

/** A list of subjects: an empty one would trust nobody, or everybody, depending on who reads it. */
export const githubSubjects = z.array(githubSubject, { error: "give a list of subjects" }).min(1, {
  error:
    'name at least one subject, as in [{ "type": "branch", "name": "main" }]: an empty list admits no run',
});
