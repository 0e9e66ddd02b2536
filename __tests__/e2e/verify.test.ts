import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Finding } from "../../account/verify/finding.ts";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { must } from "./support/command.ts";
import { cliOf, deployAccount } from "./support/deployed-account.ts";
import { failingAws, type Refusal } from "./support/failing-aws.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const BUCKET = "--bucket llmops-terraform-state-123456789012";
const PROVIDER =
  "--open-id-connect-provider-arn arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
const ADMINISTRATOR = "--policy-arn arn:aws:iam::aws:policy/AdministratorAccess";
const ANYONE = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
});

interface Drift {
  readonly name: string;
  /** AWS CLI arguments that make it, and that undo it; a `POLICY` among them is a policy document. */
  readonly make: string;
  readonly undo: string;
  readonly finding: Partial<Finding>;
}

const DRIFTS: readonly Drift[] = [
  {
    name: "versioning suspended",
    make: `s3api put-bucket-versioning ${BUCKET} --versioning-configuration Status=Suspended`,
    undo: `s3api put-bucket-versioning ${BUCKET} --versioning-configuration Status=Enabled`,
    finding: { property: "versioning", status: "different", expected: "Enabled", found: "Suspended" },
  },
  {
    name: "public access block taken away",
    make: `s3api delete-public-access-block ${BUCKET}`,
    undo: `s3api put-public-access-block ${BUCKET} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    finding: { property: "public access block", status: "missing" },
  },
  {
    name: "table open to deletion",
    make: "dynamodb update-table --table-name llmops-terraform-locks --no-deletion-protection-enabled",
    undo: "dynamodb update-table --table-name llmops-terraform-locks --deletion-protection-enabled",
    finding: { property: "deletion protection", status: "different", expected: true, found: false },
  },
  {
    name: "a tag taken away",
    make: `iam untag-open-id-connect-provider ${PROVIDER} --tag-keys Project`,
    undo: `iam tag-open-id-connect-provider ${PROVIDER} --tags Key=Project,Value=llmops`,
    finding: { property: "tags", status: "different", found: { ManagedBy: "terraform" } },
  },
  {
    name: "an inline policy added by hand",
    make: "iam put-role-policy --role-name ecsTaskRole --policy-name by-hand --policy-document POLICY",
    undo: "iam delete-role-policy --role-name ecsTaskRole --policy-name by-hand",
    finding: { property: "names of inline policies", found: ["by-hand", "llmops-ecs-task-policy"] },
  },
  {
    name: "administrator by attachment",
    make: `iam attach-role-policy --role-name ecsTaskRole ${ADMINISTRATOR}`,
    undo: `iam detach-role-policy --role-name ecsTaskRole ${ADMINISTRATOR}`,
    finding: { property: "attached policies", expected: [], status: "different" },
  },
  {
    name: "a secret that is being deleted",
    make: "secretsmanager delete-secret --secret-id llmops/db/password",
    undo: "secretsmanager restore-secret --secret-id llmops/db/password",
    finding: { property: "deletion", status: "different", expected: "not scheduled" },
  },
];

describeWithTerraform("llmops-aws verify", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;

  const findings = async () => {
    const { stdout } = await cliOf(project, env)("verify", "--json");
    return JSON.parse(stdout).findings as Finding[];
  };
  const aws = (line: string) =>
    must(
      "aws",
      line.split(" ").map((word) => (word === "POLICY" ? ANYONE : word)),
      { cwd: project.folder, env },
    );

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    env = { ...emulator.childEnvironment(process.env), NO_COLOR: "1", AWS_MAX_ATTEMPTS: "3" };
    await deployAccount(project, env);
  }, 180_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test("an account as it was deployed is good in every property, in 80 columns", async () => {
    const { code, stdout, stderr } = await cliOf(project, env)("verify");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^(\d+) properties: \1 good$/m);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  }, 30_000);

  test.each(DRIFTS)(
    "$name is found, and nothing else",
    async ({ make, undo, finding }) => {
      await aws(make);
      const faults = (await findings()).filter(({ status }) => status !== "good");
      await aws(undo);
      expect(faults).toEqual([expect.objectContaining(finding)]);
    },
    30_000,
  );

  test("a drifted policy shows the statements that differ, and only those", async () => {
    const role = ["--role-name", "llmops-github-actions-role"];
    const get = ["iam", "get-role", ...role, "--query", "Role.AssumeRolePolicyDocument"];
    const trust = JSON.parse(await must("aws", get, { cwd: project.folder, env }));
    const update = (document: unknown) =>
      must(
        "aws",
        ["iam", "update-assume-role-policy", ...role, "--policy-document", JSON.stringify(document)],
        {
          cwd: project.folder,
          env,
        },
      );
    const stranger = {
      Sid: "Stranger",
      Effect: "Allow",
      Principal: { AWS: "999999999999" },
      Action: "sts:AssumeRole",
    };
    await update({ ...trust, Statement: [stranger, ...trust.Statement] });
    const faults = (await findings()).filter(({ status }) => status !== "good");
    await update(trust);
    expect(faults).toEqual([
      expect.objectContaining({
        property: "trust policy",
        expected: [],
        found: [expect.objectContaining({ Sid: "Stranger" })],
      }),
    ]);
  }, 30_000);

  describe("what keeps it from looking", () => {
    const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    const nowhere = { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_MAX_ATTEMPTS: "1" };
    test.each([
      ["no credentials", none, "Sign in first"],
      ["no network", nowhere, "AWS cannot be reached"],
    ])(
      "%s: an error that says what to do, and no stack trace",
      async (_, change, words) => {
        const { code, stdout, stderr } = await cliOf(project, { ...env, ...change })("verify");
        expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
        expect(stderr.replaceAll(/\s+/g, " ")).toContain(words);
        expect(stderr).not.toMatch(/^\s+at /m);
      },
      30_000,
    );

    const expired: Refusal = { operation: "GetCallerIdentity", status: 403, code: "ExpiredToken" };
    const denied: Refusal = { operation: "GetRolePolicy", status: 403, code: "AccessDenied" };
    const throttled: Refusal = { operation: "GetRole", status: 400, code: "Throttling", times: 2 };
    const through = async (refusal: Refusal) => {
      const failing = await failingAws(emulator.endpoint, refusal);
      try {
        return await cliOf(project, { ...env, AWS_ENDPOINT_URL: failing.endpoint })("verify", "--json");
      } finally {
        await failing.stop();
      }
    };

    test("expired credentials", async () => {
      const { code, stdout } = await through(expired);
      expect(code).toBe(1);
      expect(JSON.parse(stdout).error.message).toMatch(/ExpiredToken.*get new ones/);
    }, 30_000);

    test("one permission that is missing spoils only what needs it", async () => {
      const { code, stdout } = await through(denied);
      const faults = (JSON.parse(stdout).findings as Finding[]).filter(({ status }) => status !== "good");
      expect(code).toBe(1);
      expect(faults.length).toBeGreaterThan(0);
      for (const { status, property, note } of faults) {
        expect(status).toBe("unreadable");
        expect(property).toMatch(/^inline policy /);
        expect(note).toContain("The caller lacks iam:GetRolePolicy");
      }
    }, 30_000);

    test("throttling is waited for", async () => {
      expect((await through(throttled)).code).toBe(0);
    }, 30_000);

    test("the credentials of another account", async () => {
      const settings = {
        account: "999999999999",
        region: "us-east-1",
        github: { owner: "a", repository: "b" },
      };
      project.write("other.json", JSON.stringify(settings));
      const { code, stderr } = await cliOf(project, { ...env, LLMOPS_CONFIG: "other.json" })("verify");
      expect(code).toBe(1);
      expect(stderr.replaceAll(/\s+/g, " ")).toContain("The settings name account 999999999999");
    }, 30_000);
  });
});
