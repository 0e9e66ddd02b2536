import { describe, expect, test } from "@jest/globals";
import type { PolicyDocument, StatementJson } from "../../policies/document.ts";
import { ecsTaskExecutionPermissions } from "../../policies/ecs-task-execution-permissions.ts";
import { ecsTaskPermissions } from "../../policies/ecs-task-permissions.ts";
import { githubActionsPermissions } from "../../policies/github-actions-permissions.ts";
import { permissionsBoundary } from "../../policies/permissions-boundary.ts";
import { roleCatalog } from "../../policies/role-catalog.ts";
import { terraformManagedPolicies, terraformPermissions } from "../../policies/terraform-permissions.ts";
import {
  terraformPlanManagedPolicies,
  terraformPlanPermissions,
} from "../../policies/terraform-plan-permissions.ts";
import { type Change, settingsWith } from "../support/settings.ts";

const PLAN: Change = ["planRole.enabled", true];
const MODELS: Change = ["taskRole.bedrockModels", ["anthropic.claude-*", "us.anthropic.claude-3-v1:0"]];

/** The statement of that name, as it will stand in the account. */
function statement(document: PolicyDocument, sid: string): StatementJson {
  const found = document.json.Statement.find(({ Sid }) => Sid === sid);
  if (!found) throw new Error(`${document.name} has no statement ${sid}`);
  return found;
}

const managed = (name: string, ...changes: readonly Change[]) => {
  const documents = [
    ...terraformManagedPolicies(settingsWith(...changes)),
    ...terraformPlanManagedPolicies(settingsWith(...changes)),
  ];
  const found = documents.find((document) => document.name === name);
  if (!found) throw new Error(`there is no policy ${name}`);
  return found;
};

describe("every role", () => {
  const settings = settingsWith(PLAN, MODELS);
  const documents = [
    ...roleCatalog(settings).flatMap((role) => [role.inline, ...role.managed]),
    permissionsBoundary(settings),
  ];
  const statements = documents.flatMap(({ name, json }) =>
    json.Statement.map((each) => [`${name}/${each.Sid}`, each] as const),
  );

  test.each(statements)("%s allows exact actions only, each once", (_, { Effect, Action }) => {
    const actions = [Action].flat();
    expect(new Set(actions).size).toBe(actions.length);
    expect(Effect === "Allow" && actions.some((action) => action.includes("*"))).toBe(false);
  });

  test.each(statements)("%s names its resources", (_, { Resource = [] }) => {
    expect([Resource].flat()).not.toEqual([]);
  });

  test("is in the catalog, the plan role only where it is made", () => {
    const names = (...changes: readonly Change[]) =>
      roleCatalog(settingsWith(...changes)).map(({ name }) => name);
    const [github, terraform, ...ecs] = names();

    expect([github, terraform, ...ecs]).toEqual([
      "llmops-github-actions-role",
      "llmops-terraform-role",
      "ecsTaskExecutionRole",
      "ecsTaskRole",
    ]);
    expect(names(PLAN)).toEqual([github, terraform, "llmops-terraform-plan-role", ...ecs]);
  });
});

describe("the GitHub Actions role", () => {
  test("passes exactly the two ECS roles, to ECS tasks only", () => {
    expect(statement(githubActionsPermissions(settingsWith()), "PassEcsRoles")).toMatchObject({
      Resource: [
        "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
        "arn:aws:iam::123456789012:role/ecsTaskRole",
      ],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    });
  });

  test.each([
    ["family", "arn:aws:ecs:us-east-1:123456789012:task-definition/llmops-task:*"],
    ["any", "*"],
  ])("registers revisions with the scope %s on %s", (scope, resource) => {
    const document = githubActionsPermissions(settingsWith(["ecs.registrationScope", scope]));
    expect(statement(document, "RegisterRevisions").Resource).toBe(resource);
  });
});

describe("the Terraform role", () => {
  const BOUNDARY = "arn:aws:iam::123456789012:policy/llmops-permissions-boundary";

  test.each<[string, readonly Change[], object | undefined]>([
    ["only under the boundary", [], { StringEquals: { "iam:PermissionsBoundary": BOUNDARY } }],
    ["without it where the settings drop it", [["permissionsBoundary.required", false]], undefined],
  ])("makes roles %s", (_, changes, expected) => {
    const document = terraformPermissions(settingsWith(...changes));
    expect(statement(document, "ManageBoundedRoles").Condition).toEqual(expected);
  });

  test.each(["NeverChangeProjectRoles", "NeverPassProjectRoles"])(
    "%s covers the roles by their names",
    (sid) => {
      const document = terraformPermissions(settingsWith(["names.githubActionsRole", "llmops-deployer"]));
      const { Effect, Resource } = statement(document, sid);
      expect(Effect).toBe("Deny");
      expect(Resource).toContain("arn:aws:iam::123456789012:role/llmops-deployer");
    },
  );

  test.each<[string, readonly string[]]>([
    ["both", ["LockByFile", "LockByTable"]],
    ["table", ["LockByTable"]],
    ["lockfile", ["LockByFile"]],
  ])("locks its states by %s", (locking, expected) => {
    const { Statement } = terraformPermissions(settingsWith(["state.locking", locking])).json;
    const sids = Statement.map(({ Sid }) => Sid).filter((sid) => sid.startsWith("LockBy"));
    expect(sids.sort()).toEqual(expected);
  });

  test("reaches the states' key only by way of S3 and DynamoDB", () => {
    const key = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
    const document = terraformPermissions(settingsWith(["state.kmsKeyArn", key]));
    expect(statement(document, "UseStateKey")).toMatchObject({
      Resource: key,
      Condition: {
        StringLike: { "kms:ViaService": ["dynamodb.us-east-1.amazonaws.*", "s3.us-east-1.amazonaws.*"] },
      },
    });
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ["the default", ["llmops-*", "*-llmops-*"], ["llmops-assets"]],
    ["patterns that begin with a name", ["prod-llmops-*", "*-llmops-*"], ["llmops-assets", "prod-llmops-*"]],
    ["a pattern that fits the audit logs", ["llmops-audit*"], ["llmops-assets"]],
    ["a star inside a name", ["prod-*-data", "prod-*-data-*"], ["llmops-assets"]],
    ["a name in full", ["prod-models"], ["llmops-assets", "prod-models"]],
  ])("manages objects of buckets that no key of another can fit: %s", (_, patterns, buckets) => {
    const document = managed("llmops-terraform-policy-storage", ["terraformRole.namePatterns", patterns]);
    expect([statement(document, "Objects").Resource].flat()).toEqual(
      buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`),
    );
  });

  test("reaches what AWS puts behind a name that is given in full", () => {
    const exact: Change = ["terraformRole.namePatterns", ["prod-models"]];
    const logs = statement(managed("llmops-terraform-policy-monitoring", exact), "LogGroups").Resource;
    expect([logs].flat().map((arn) => String(arn).split(":log-group:")[1])).toEqual([
      "prod-models",
      "prod-models:*",
      "*/prod-models",
      "*/prod-models:*",
    ]);
    const secrets = statement(managed("llmops-terraform-policy-storage", exact), "Secrets").Resource;
    expect(secrets).toContain("arn:aws:secretsmanager:us-east-1:123456789012:secret:prod-models-??????");
  });

  test.each([
    ["family", undefined],
    ["any", "*"],
  ])(
    "registers task definitions with the scope %s on those of its patterns, and on %s",
    (scope, expected) => {
      const document = managed("llmops-terraform-policy-containers", ["ecs.registrationScope", scope]);
      const any = document.json.Statement.find(({ Sid }) => Sid === "RegisterAnyFamily");
      expect(any?.Resource).toBe(expected);
      expect([statement(document, "Ecs").Action].flat()).toContain("ecs:RegisterTaskDefinition");
    },
  );

  test.each<[string, readonly Change[], readonly string[]]>([
    ["us-east-1", [], ["us-east-1"]],
    ["ap-northeast-2", [["region", "ap-northeast-2"]], ["ap-northeast-2", "us-east-1"]],
    ["cn-north-1", [["region", "cn-north-1"]], ["cn-north-1"]],
  ])("in %s uses certificates of the region, and of CloudFront's", (_, changes, regions) => {
    const document = managed("llmops-terraform-policy-edge", ...changes);
    const found = [statement(document, "Certificates").Resource ?? []].flat().map((arn) => arn.split(":")[3]);
    expect(found).toEqual(regions);
  });

  test("carries every region of the settings in its ARNs", () => {
    const document = managed("llmops-terraform-policy-monitoring", ["regions", ["us-east-1", "eu-west-1"]]);
    expect(statement(document, "Topics").Resource).toEqual([
      "arn:aws:sns:us-east-1:123456789012:llmops-*",
      "arn:aws:sns:eu-west-1:123456789012:llmops-*",
      "arn:aws:sns:us-east-1:123456789012:*-llmops-*",
      "arn:aws:sns:eu-west-1:123456789012:*-llmops-*",
    ]);
  });

  const REGIONS = ["us-east-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-2"];

  test("fits three regions with everything else there is, and says by how much a fourth overruns a policy", () => {
    const inRegions = (count: number) =>
      settingsWith(["regions", REGIONS.slice(0, count)], ["ecs.registrationScope", "any"], PLAN, MODELS);

    expect(terraformManagedPolicies(inRegions(3))).toHaveLength(8);
    expect(terraformPlanManagedPolicies(inRegions(3))).toHaveLength(3);
    expect(permissionsBoundary(inRegions(3)).name).toBe("llmops-permissions-boundary");
    expect(() => terraformManagedPolicies(inRegions(4))).toThrow(
      /^llmops-terraform-policy-[a-z-]+: \d+ characters without white space, AWS's limit is 6144/,
    );
  });
});

describe("the plan role", () => {
  const WRITES = /:(Add|Allocate|Attach|Authorize|Create|Delete|Modify|Put|Set|Tag|Update|Untag)/;

  test("writes nothing but a lock", () => {
    const settings = settingsWith(PLAN);
    const documents = [terraformPlanPermissions(settings), ...terraformPlanManagedPolicies(settings)];
    const writing = documents
      .flatMap(({ json }) => json.Statement)
      .filter(({ Action }) => [Action].flat().some((action) => WRITES.test(action)));
    expect(writing.map(({ Sid }) => Sid)).toEqual(["LockByFile", "LockByTable"]);
  });

  test.each([
    [false, false],
    [true, true],
  ])("reads the values of secrets with readSecretValues = %s: %s", (readSecretValues, expected) => {
    const document = managed("llmops-terraform-plan-policy-data", PLAN, [
      "planRole.readSecretValues",
      readSecretValues,
    ]);
    const actions = [statement(document, "Secrets").Action].flat();
    expect(actions.includes("secretsmanager:GetSecretValue")).toBe(expected);
  });
});

describe("the ECS roles", () => {
  test("the execution role adds the project's secrets and log groups", () => {
    const { Statement } = ecsTaskExecutionPermissions(settingsWith()).json;
    expect(Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:llmops/*"],
      ["logs:CreateLogGroup", "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/llmops-*"],
    ]);
  });

  test("the task role invokes no model unless the settings name one", () => {
    const actions = ecsTaskPermissions(settingsWith()).json.Statement.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.startsWith("bedrock:"))).toEqual([]);
  });

  test("a model is invoked in the region; a profile's model anywhere, by way of the profile", () => {
    const document = ecsTaskPermissions(settingsWith(MODELS));
    const profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-3-v1:0";

    expect(statement(document, "InvokeModels").Resource).toBe(
      "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-*",
    );
    expect(statement(document, "InvokeProfiles").Resource).toBe(profile);
    expect(statement(document, "InvokeModelsOfProfiles")).toMatchObject({
      Resource: "arn:aws:bedrock:*::foundation-model/anthropic.claude-3-v1:0",
      Condition: { ArnLike: { "bedrock:InferenceProfileArn": profile } },
    });
  });
});

describe("the boundary", () => {
  test("denies outright what a resource's own policy could grant to a session", () => {
    const denied = permissionsBoundary(settingsWith()).json.Statement.filter(
      ({ Effect }) => Effect === "Deny",
    );
    const actions = denied.flatMap(({ Action }) => Action);
    expect(actions).toEqual(expect.arrayContaining(["iam:*", "sts:AssumeRole", "organizations:*"]));
  });

  test("covers what the ECS roles of this project do", () => {
    const settings = settingsWith(MODELS);
    const within = permissionsBoundary(settings).json.Statement.flatMap(({ Effect, Action }) =>
      Effect === "Allow" ? [Action].flat() : [],
    );
    const needed = [ecsTaskExecutionPermissions(settings), ecsTaskPermissions(settings)].flatMap(({ json }) =>
      json.Statement.flatMap(({ Action }) => Action),
    );
    expect(needed.filter((action) => !within.includes(action))).toEqual([]);
  });
});
