const ID = 'give the number as text, as in "123456789" (gh api repos/OWNER/REPO --jq .id, or .owner.id)';
const SUBJECT =
  'give an object whose "type" is "branch", "tag", "environment", "pullRequest", "any" or "custom", as in { "type": "branch", "name": "main" }';
const NO_SUBJECT =
  'name at least one subject, as in [{ "type": "branch", "name": "main" }]: an empty list admits no run';
const REF =
  'give the short name as git allows it, as in "main", "release/*" or "v1.*", without refs/heads/ or refs/tags/';
const ENVIRONMENT =
  'give the environment\'s name, as in "production" or "prod-*": 1 to 255 characters, none of $ " \\ or line breaks';
const PRINCIPAL =
  "give the full ARN of one role or user, as in arn:aws:iam::ACCOUNT:role/NAME: wildcards are not allowed in a principal";
const PATTERN =
  'give lower-case letters, digits, hyphens and *, with at least 4 characters in a row besides *, as in "llmops-*"';
const MODEL = 'give a foundation model\'s id, * allowed after the provider, as in "anthropic.claude-*"';
const NAMESPACE = "use 1 to 255 letters, digits and any of . _ / # : -, and no AWS/ prefix";
const REGION =
  'give an AWS region code of the partitions aws, aws-cn or aws-us-gov, as in "us-east-1" or "ap-northeast-2"';
const YES_OR_NO = "give true or false";
const ROLES = "give a list of role and user ARNs";
const TYPO = "no such setting: ";

/** What stands where in the file, and the place, the value and the sentence of the message. */
type Row = readonly [path: string, value: unknown, place: string, received: string, mend: string];

const branch = (name: unknown) => [{ type: "branch", name }];
const environment = (name: unknown) => [{ type: "environment", name }];

/** One wrong value a row, in the settings that say who may become which role, and what for. */
export const BAD_ROLES: readonly Row[] = [
  ["github.ownerId", 123, "github.ownerId", "123", ID],
  ["github.repositoryId", "0123", "github.repositoryId", '"0123"', ID],
  ["github.repositories", {}, "github.repositories", "{}", "give a list of repositories"],
  ["github.subjects", "main", "github.subjects", '"main"', "give a list of subjects"],
  ["github.subjects", [], "github.subjects", "[]", NO_SUBJECT],
  ["github.subjects", [{ type: "ref" }], "github.subjects[0].type", '"ref"', SUBJECT],
  ["github.subjects", [{ type: "branch" }], "github.subjects[0].name", "nothing", REF],
  ["github.subjects", branch("refs/heads/main"), "github.subjects[0].name", '"refs/heads/main"', REF],
  ["github.subjects", branch("a..b"), "github.subjects[0].name", '"a..b"', REF],
  ["github.subjects", branch("main/"), "github.subjects[0].name", '"main/"', REF],
  ["github.subjects", branch("b".repeat(201)), "github.subjects[0].name", `"${"b".repeat(116)}...`, REF],
  [
    "github.subjects",
    environment("e".repeat(256)),
    "github.subjects[0].name",
    `"${"e".repeat(116)}...`,
    ENVIRONMENT,
  ],
  [
    "taskRole.metricsNamespace",
    "N".repeat(256),
    "taskRole.metricsNamespace",
    `"${"N".repeat(116)}...`,
    NAMESPACE,
  ],
  ["github.subjects", environment(""), "github.subjects[0].name", '""', ENVIRONMENT],
  ["github.subjects", environment('p"'), "github.subjects[0].name", String.raw`"p\""`, ENVIRONMENT],
  [
    "github.subjects",
    [{ type: "any", name: "x" }],
    "github.subjects[0].name",
    '"x"',
    `${TYPO}correct the spelling or take it out (the README lists them all)`,
  ],
  ["regions", "us-east-1", "regions", '"us-east-1"', "give a list of regions"],
  ["regions", [], "regions", "[]", "name at least one region, or leave the setting out"],
  ["regions", ["us-east-1", "moon-1"], "regions[1]", '"moon-1"', REGION],
  ["terraformRole.principals", "*", "terraformRole.principals", '"*"', ROLES],
  ["terraformRole.principals", ["*"], "terraformRole.principals[0]", '"*"', PRINCIPAL],
  ["terraformRole.requireMfa", "yes", "terraformRole.requireMfa", '"yes"', YES_OR_NO],
  ["terraformRole.namePatterns", ["abc*"], "terraformRole.namePatterns[0]", '"abc*"', PATTERN],
  ["terraformRole.namePatterns", ["LLMOPS-*"], "terraformRole.namePatterns[0]", '"LLMOPS-*"', PATTERN],
  [
    "terraformRole.mfa",
    true,
    "terraformRole.mfa",
    "true",
    `${TYPO}correct the spelling or take it out (the README lists them all)`,
  ],
  ["planRole.enabled", 1, "planRole.enabled", "1", YES_OR_NO],
  ["planRole.githubSubjects", [], "planRole.githubSubjects", "[]", NO_SUBJECT],
  ["planRole.enable", true, "planRole.enable", "true", `${TYPO}did you mean planRole.enabled?`],
  ["planRole.readSecretValues", null, "planRole.readSecretValues", "null", YES_OR_NO],
  ["permissionsBoundary.required", "no", "permissionsBoundary.required", '"no"', YES_OR_NO],
  ["taskRole.bedrockModels", ["*"], "taskRole.bedrockModels[0]", '"*"', MODEL],
  ["taskRole.bedrockModels", "all", "taskRole.bedrockModels", '"all"', "give a list of model ids"],
  ["taskRole.metricsNamespace", "AWS/ECS", "taskRole.metricsNamespace", '"AWS/ECS"', NAMESPACE],
  ["ecs.registrationScope", "all", "ecs.registrationScope", '"all"', 'use one of "family", "any"'],
  ["auditTrail.enabled", "true", "auditTrail.enabled", '"true"', YES_OR_NO],
];
