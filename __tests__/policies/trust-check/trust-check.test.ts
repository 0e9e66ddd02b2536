import { describe, expect, test } from "@jest/globals";
import type { PolicyJson } from "../../../policies/document.ts";
import { githubActionsTrust } from "../../../policies/github-actions-trust.ts";
import { terraformTrust } from "../../../policies/terraform-trust.ts";
import { tokenCauses, trustCauses } from "../../../policies/trust-check/causes.ts";
import { evaluateTrust } from "../../../policies/trust-check/evaluate-trust.ts";
import { readToken, requestContext } from "../../../policies/trust-check/github-token.ts";
import { type Change, settingsWith } from "../../support/settings.ts";

const REPO = "repo:aaa9785808/llmops-system";
const MAIN = `${REPO}:ref:refs/heads/main`;
const IMMUTABLE = "repo:aaa9785808@111/llmops-system@222";
const AUDIENCE = "sts.amazonaws.com";

const any: Change[] = [];
const main: Change[] = [["github.subjects", [{ type: "branch", name: "main" }]]];
const branches: Change[] = [["github.subjects", [{ type: "branch", name: "release/*" }]]];
const production: Change[] = [["github.subjects", [{ type: "environment", name: "production" }]]];
const ids: Change[] = [
  ["github.ownerId", "111"],
  ["github.repositoryId", "222"],
];

/** A token as GitHub issues it; the signature is never looked at. */
function jwt(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const all = {
    iss: "https://token.actions.githubusercontent.com",
    aud: AUDIENCE,
    sub: MAIN,
    repository_id: "222",
    exp: 2_000_000_000,
    ...claims,
  };
  return `${part({ alg: "RS256" })}.${part(all)}.signature`;
}

function explain(text: string, trust: PolicyJson, setting = "github.subjects", now = 1_900_000_000_000) {
  const token = readToken(text);
  if (!token) throw new Error(`not a token: ${text}`);
  const result = evaluateTrust(trust, requestContext(token, AUDIENCE));
  const causes = trustCauses({ token, result, setting, audience: AUDIENCE });
  return { admitted: result.admitted, causes: [...tokenCauses(token, now), ...causes] };
}

const planned = (changes: readonly Change[]) => githubActionsTrust(settingsWith(...changes)).json;

describe("subjects and tokens that the planned trust admits", () => {
  test.each<readonly [string, string, readonly Change[]]>([
    ["any run", `${REPO}:pull_request`, any],
    ["any environment", `${REPO}:environment:production`, any],
    ["the branch", MAIN, main],
    ["a branch of the pattern", `${REPO}:ref:refs/heads/release/1.2`, branches],
    ["the environment", `${REPO}:environment:production`, production],
    ["a whole token", jwt({}), main],
    ["an immutable subject", jwt({ sub: `${IMMUTABLE}:ref:refs/heads/main` }), [...main, ...ids]],
    ["a classic subject where ids are known", jwt({}), [...main, ...ids]],
    ["an immutable subject alone", `${IMMUTABLE}:ref:refs/heads/main`, [...main, ...ids]],
    ["one of several audiences", jwt({ aud: ["other", AUDIENCE] }), main],
    [
      "an environment with a colon",
      `${REPO}:environment:eu%3Aprod`,
      [["github.subjects", [{ type: "environment", name: "eu:prod" }]]],
    ],
  ])("%s", (_, text, changes) => {
    expect(explain(text, planned(changes))).toEqual({ admitted: "yes", causes: [] });
  });

  test("a classic subject alone does not say the repository's id", () => {
    expect(explain(MAIN, planned([...main, ...ids])).admitted).toBe("unknown");
  });
});

describe("why a subject or token is refused, and what mends it", () => {
  test.each<readonly [string, string, readonly Change[], RegExp, RegExp]>([
    [
      "environment instead of branch",
      `${REPO}:environment:production`,
      main,
      /INSTEAD of the branch/,
      /github\.subjects: add \{ "type": "environment", "name": "production" \}/,
    ],
    ["an environment's colon", `${REPO}:environment:eu%3Aprod`, main, /"eu:prod"/, /"name": "eu:prod"/],
    [
      "another environment",
      `${REPO}:environment:staging`,
      production,
      /environment "staging"/,
      /"name": "staging"/,
    ],
    ["branch instead of environment", MAIN, production, /branch "main"/, /"type": "branch", "name": "main"/],
    ["pull request", `${REPO}:pull_request`, main, /pull request/, /"type": "pullRequest"/],
    ["another branch", `${REPO}:ref:refs/heads/dev`, main, /branch "dev"/, /"name": "dev"/],
    [
      "a merge queue",
      `${REPO}:ref:refs/heads/gh-readonly-queue/main/pr-7-0123abc`,
      main,
      /branch "gh-readonly-queue/,
      /"name": "gh-readonly-queue\/main\/\*"/,
    ],
    ["a tag", `${REPO}:ref:refs/tags/v1`, main, /tag "v1"/, /"type": "tag", "name": "v1"/],
    [
      "case of the owner",
      MAIN.replace("aaa", "AAA"),
      main,
      /Only the case differs/,
      /exactly as GitHub shows/,
    ],
    ["case of the owner, any run", MAIN.replace("aaa", "AAA"), any, /Only the case differs/, /exactly/],
    [
      "case of the branch",
      `${REPO}:ref:refs/heads/Main`,
      main,
      /Only the case differs/,
      /github\.subjects exactly/,
    ],
    ["a fork", MAIN.replace("aaa9785808", "somebody"), any, /a fork/, /github\.owner to "somebody"/],
    [
      "another repository",
      `repo:aaa9785808/web:ref:refs/heads/main`,
      any,
      /does not know/,
      /github\.repositories: add \{ "owner": "aaa9785808", "repository": "web" \}/,
    ],
    [
      "immutable ids, none known",
      `${IMMUTABLE}:ref:refs/heads/main`,
      any,
      /immutable subjects/,
      /github\.ownerId "111" and github\.repositoryId "222"/,
    ],
    [
      "other ids",
      `repo:aaa9785808@111/llmops-system@999:ref:refs/heads/main`,
      [...main, ...ids],
      /not those the role expects/,
      /"999"/,
    ],
    [
      "a recreated repository",
      jwt({ repository_id: "999" }),
      [...main, ...ids],
      /made anew under the old name/,
      /github\.repositoryId/,
    ],
    [
      "custom template",
      "repository_owner:aaa9785808:context:x",
      any,
      /subject template of its own/,
      /use_default=true/,
    ],
    [
      "a custom claim behind the repository",
      `${REPO}:job_workflow_ref:o/r/.github/workflows/x.yml@main`,
      main,
      /admits no run whose subject ends in/,
      /"type": "custom"/,
    ],
    ["no subject", jwt({ sub: undefined }), any, /no subject/, /as the job got it/],
    [
      "audience left out",
      jwt({ aud: "https://github.com/aaa9785808" }),
      any,
      /asks for none/,
      /audience: sts\.amazonaws\.com/,
    ],
    [
      "another audience",
      jwt({ aud: "api://AzureADTokenExchange" }),
      any,
      /expects sts\.amazonaws\.com/,
      /core\.getIDToken/,
    ],
    [
      "China's audience",
      jwt({ aud: "sts.amazonaws.com.cn" }),
      any,
      /sts\.amazonaws\.com\.cn/,
      /audience: sts\.amazonaws\.com/,
    ],
    ["expired", jwt({ exp: 1_800_000_000 }), any, /expired at 2027-/, /fresh one/],
    ["from the future", jwt({ nbf: 1_950_000_000 }), any, /in the future/, /clock/],
    [
      "an enterprise's issuer",
      jwt({ iss: "https://token.actions.githubusercontent.com/octo" }),
      any,
      /issuer/,
      /enterprise/,
    ],
    [
      "another server's issuer",
      jwt({ iss: "https://ghes.example.com/_services/token" }),
      any,
      /issuer/,
      /Enterprise Server/,
    ],
  ])("%s", (_, text, changes, why, mend) => {
    const { causes } = explain(text, planned(changes));
    expect(causes).toHaveLength(1);
    expect(causes[0]?.why).toMatch(why);
    expect(causes[0]?.mend).toMatch(mend);
  });

  test("a role that trusts no run", () => {
    const { admitted, causes } = explain(
      MAIN,
      terraformTrust(settingsWith()).json,
      "terraformRole.githubSubjects",
    );
    expect(admitted).toBe("no");
    expect(causes[0]?.mend).toContain("terraformRole.githubSubjects");
  });
});

describe("a trust that was changed by hand", () => {
  const host = "token.actions.githubusercontent.com";
  const trust = (Condition: Readonly<Record<string, Readonly<Record<string, string>>>>, Effect = "Allow") =>
    ({
      Version: "2012-10-17",
      Statement: [
        {
          Effect,
          Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${host}` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition,
        },
      ],
    }) as unknown as PolicyJson;

  test.each<readonly [string, PolicyJson, "yes" | "no", RegExp | undefined]>([
    ["keys in another case", trust({ StringEquals: { [`${host}:AUD`]: AUDIENCE } }), "yes", undefined],
    ["no condition at all", trust({}), "yes", undefined],
    [
      "a star under StringEquals",
      trust({ StringEquals: { [`${host}:sub`]: `${REPO}:*` } }),
      "no",
      /a star is a star/,
    ],
    [
      "a claim STS does not know",
      trust({ StringEquals: { [`${host}:head_ref`]: "x" } }),
      "no",
      /never holds/,
    ],
    ["a Deny", trust({ StringLike: { [`${host}:sub`]: "*" } }, "Deny"), "no", /a Deny beats/],
  ])("%s", (_, policy, admitted, why) => {
    const explained = explain(jwt({}), policy);
    expect(explained.admitted).toBe(admitted);
    if (why) expect(explained.causes.map((cause) => cause.why).join("\n")).toMatch(why);
  });

  test("another provider's statements say nothing of GitHub's tokens", () => {
    const other = trust({});
    const policy = JSON.parse(
      JSON.stringify(other).replace(`oidc-provider/${host}`, "oidc-provider/gitlab.com"),
    );
    expect(evaluateTrust(policy, {}).statements).toEqual([]);
  });
});

describe("what is no token", () => {
  test.each([
    ["eyJhbGciOiJSUzI1NiJ9.%%%.x"],
    ["eyJhbGciOiJSUzI1NiJ9.bnVsbA.x"],
    ["eyJhbGciOiJSUzI1NiJ9.e30"],
  ])("%s", (text) => {
    expect(readToken(text)).toBeUndefined();
  });
});
