import type { Claims } from "./token.ts";

/** How the settings name the runs that are trusted, by the name the cases use. */
export const TRUST_SETTINGS = {
  guide: {},
  mainOnly: { subjects: [{ type: "branch", name: "main" }] },
  releases: {
    subjects: [
      { type: "branch", name: "main" },
      { type: "branch", name: "release/*" },
      { type: "tag", name: "v*" },
    ],
  },
  production: { subjects: [{ type: "environment", name: "production" }] },
  pullRequests: { subjects: [{ type: "pullRequest" }] },
  twoRepositories: {
    repositories: [{ repository: "llmops-web" }],
    subjects: [{ type: "branch", name: "main" }],
  },
  immutable: { ownerId: "1001", repositoryId: "2002" },
  immutableMain: { ownerId: "1001", repositoryId: "2002", subjects: [{ type: "branch", name: "main" }] },
  custom: { subjects: [{ type: "custom", subject: "repo:aaa9785808/llmops-system:workflow:Deploy" }] },
} as const;

/** One token, and whether the trust policy of the GitHub role must let it in. */
export interface TokenCase {
  readonly name: string;
  readonly settings: keyof typeof TRUST_SETTINGS;
  /** Claims that become condition keys. @default audience `sts.amazonaws.com` */
  readonly claims: Claims;
  readonly enters: boolean;
}

const REPO = "aaa9785808/llmops-system";
const IMMUTABLE = "aaa9785808@1001/llmops-system@2002";
const STS = "sts.amazonaws.com";
const OURS = "2002";

type Row = readonly [name: string, sub: string | undefined, enters: boolean, more?: Claims | "no aud"];

function rows(settings: keyof typeof TRUST_SETTINGS, list: readonly Row[]): TokenCase[] {
  return list.map(([name, sub, enters, more = {}]) => {
    const claims = {
      ...(more === "no aud" ? {} : { aud: STS, ...more }),
      ...(sub === undefined ? {} : { sub }),
    };
    return { name: `${settings}: ${name}`, settings, claims, enters };
  });
}

const guide = rows("guide", [
  ["a push to main", `repo:${REPO}:ref:refs/heads/main`, true],
  ["a push to any branch", `repo:${REPO}:ref:refs/heads/feature/x`, true],
  ["a tag", `repo:${REPO}:ref:refs/tags/v1.0.0`, true],
  ["an environment", `repo:${REPO}:environment:production`, true],
  ["a pull request", `repo:${REPO}:pull_request`, true],
  ["a repository whose name goes on", "repo:aaa9785808/llmops-system-evil:ref:refs/heads/main", false],
  ["a repository whose name ends earlier", "repo:aaa9785808/llmops:ref:refs/heads/main", false],
  ["an owner whose name goes on", "repo:aaa9785808x/llmops-system:ref:refs/heads/main", false],
  ["an owner with a prefix", "repo:xaaa9785808/llmops-system:ref:refs/heads/main", false],
  ["a fork", "repo:mallory/llmops-system:ref:refs/heads/main", false],
  ["a fork's pull request under its own name", "repo:mallory/llmops-system:pull_request", false],
  ["the owner in capitals", "repo:AAA9785808/llmops-system:ref:refs/heads/main", false],
  ["the repository in capitals", "repo:aaa9785808/LLMOps-System:ref:refs/heads/main", false],
  ["the audience in capitals", `repo:${REPO}:ref:refs/heads/main`, false, { aud: "STS.amazonaws.com" }],
  [
    "GitHub's default audience",
    `repo:${REPO}:ref:refs/heads/main`,
    false,
    { aud: "https://github.com/aaa9785808" },
  ],
  ["the audience of China", `repo:${REPO}:ref:refs/heads/main`, false, { aud: "sts.amazonaws.com.cn" }],
  ["no audience", `repo:${REPO}:ref:refs/heads/main`, false, "no aud"],
  ["no subject", undefined, false],
  ["an empty subject", "", false],
  ["the repository alone", `repo:${REPO}`, false],
  ["an immutable subject while the ids are unknown", `repo:${IMMUTABLE}:ref:refs/heads/main`, false],
  ["the repository's name inside a branch", `repo:mallory/x:ref:refs/heads/repo:${REPO}:`, false],
]);

const narrow = [
  ...rows("mainOnly", [
    ["a push to main", `repo:${REPO}:ref:refs/heads/main`, true],
    ["a branch whose name goes on", `repo:${REPO}:ref:refs/heads/main2`, false],
    ["a branch below main", `repo:${REPO}:ref:refs/heads/main/x`, false],
    ["main in capitals", `repo:${REPO}:ref:refs/heads/Main`, false],
    ["a tag called main", `repo:${REPO}:ref:refs/tags/main`, false],
    ["a pull request", `repo:${REPO}:pull_request`, false],
    ["an environment", `repo:${REPO}:environment:main`, false],
    ["a literal star", `repo:${REPO}:*`, false],
  ]),
  ...rows("releases", [
    ["main, exactly", `repo:${REPO}:ref:refs/heads/main`, true],
    ["a release branch", `repo:${REPO}:ref:refs/heads/release/1.2`, true],
    ["a version tag", `repo:${REPO}:ref:refs/tags/v1.2.3`, true],
    ["a branch called like a version", `repo:${REPO}:ref:refs/heads/v1.2.3`, false],
    ["a tag called like a release", `repo:${REPO}:ref:refs/tags/release/1.2`, false],
    ["the release branch without a name", `repo:${REPO}:ref:refs/heads/release`, false],
    ["a release branch of a fork", "repo:mallory/llmops-system:ref:refs/heads/release/1.2", false],
    ["a pull request", `repo:${REPO}:pull_request`, false],
  ]),
  ...rows("production", [
    ["the environment", `repo:${REPO}:environment:production`, true],
    ["another environment", `repo:${REPO}:environment:staging`, false],
    ["an environment whose name goes on", `repo:${REPO}:environment:production-eu`, false],
    ["a push to main without environment", `repo:${REPO}:ref:refs/heads/main`, false],
    ["a branch called like the environment", `repo:${REPO}:ref:refs/heads/environment:production`, false],
  ]),
  ...rows("pullRequests", [
    ["a pull request", `repo:${REPO}:pull_request`, true],
    ["a pull request that targets another event", `repo:${REPO}:pull_request_target`, false],
    ["a push to main", `repo:${REPO}:ref:refs/heads/main`, false],
  ]),
  ...rows("twoRepositories", [
    ["the first repository", `repo:${REPO}:ref:refs/heads/main`, true],
    ["the second repository", "repo:aaa9785808/llmops-web:ref:refs/heads/main", true],
    ["a third repository of the owner", "repo:aaa9785808/llmops-docs:ref:refs/heads/main", false],
    [
      "the second repository's name under another owner",
      "repo:mallory/llmops-web:ref:refs/heads/main",
      false,
    ],
    ["another branch of the second", "repo:aaa9785808/llmops-web:ref:refs/heads/dev", false],
  ]),
  ...rows("custom", [
    ["the template's subject", `repo:${REPO}:workflow:Deploy`, true],
    ["another workflow", `repo:${REPO}:workflow:Test`, false],
    ["a push to main", `repo:${REPO}:ref:refs/heads/main`, false],
  ]),
];

const immutable = [
  ...rows("immutable", [
    ["an immutable subject", `repo:${IMMUTABLE}:ref:refs/heads/main`, true, { repository_id: OURS }],
    ["a classic subject", `repo:${REPO}:ref:refs/heads/main`, true, { repository_id: OURS }],
    ["a classic subject without the repository's id", `repo:${REPO}:ref:refs/heads/main`, false],
    ["an immutable subject without the id", `repo:${IMMUTABLE}:ref:refs/heads/main`, false],
    ["a recycled name", `repo:${REPO}:ref:refs/heads/main`, false, { repository_id: "9999" }],
    ["an id that goes on", `repo:${REPO}:ref:refs/heads/main`, false, { repository_id: "20021" }],
    [
      "a recycled owner",
      "repo:aaa9785808@9/llmops-system@2002:ref:refs/heads/main",
      false,
      { repository_id: OURS },
    ],
    [
      "another repository of the owner",
      "repo:aaa9785808@1001/other@7:pull_request",
      false,
      { repository_id: "7" },
    ],
    ["a fork", "repo:mallory@5/llmops-system@6:ref:refs/heads/main", false, { repository_id: "6" }],
  ]),
  ...rows("immutableMain", [
    ["main, immutable", `repo:${IMMUTABLE}:ref:refs/heads/main`, true, { repository_id: OURS }],
    ["main, classic", `repo:${REPO}:ref:refs/heads/main`, true, { repository_id: OURS }],
    ["another branch", `repo:${IMMUTABLE}:ref:refs/heads/dev`, false, { repository_id: OURS }],
    ["a pull request", `repo:${IMMUTABLE}:pull_request`, false, { repository_id: OURS }],
    ["a recycled name", `repo:${REPO}:ref:refs/heads/main`, false, { repository_id: "9999" }],
  ]),
];

/** What an admitted token loses, whatever the settings: the audience, the subject, its repository's own spelling. */
function spoiled({ name, settings, claims }: TokenCase): TokenCase[] {
  const { aud: _, ...withoutAudience } = claims;
  const { sub = "", ...withoutSubject } = claims;
  const versions: readonly (readonly [string, Claims])[] = [
    ["for another audience", { ...claims, aud: "https://github.com/aaa9785808" }],
    ["without an audience", withoutAudience],
    ["without a subject", withoutSubject],
    ["from a fork", { ...claims, sub: sub.replace("aaa9785808", "mallory") }],
    ["in capitals", { ...claims, sub: sub.toUpperCase() }],
  ];
  return versions.map(([how, claim]) => ({
    name: `${name}, ${how}`,
    settings,
    claims: claim,
    enters: false,
  }));
}

const told = [...guide, ...narrow, ...immutable];

/** Tokens against the trust of the GitHub Actions role. */
export const TOKEN_CASES: readonly TokenCase[] = [
  ...told,
  ...told.filter(({ enters }) => enters).flatMap(spoiled),
];
