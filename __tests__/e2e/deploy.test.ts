import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { BOOTSTRAP_ADDRESSES, IAM_ADDRESSES } from "../support/addresses.ts";
import { type CommandResult, must, run } from "./support/command.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

// Terraform and the AWS CLI take seconds to start on a busy machine.
jest.setTimeout(60_000);

const PASSWORD = "correct-horse-battery-staple-9";
const NEW_PASSWORD = "another-horse-battery-staple-8";
const BUCKET = "llmops-terraform-state-123456789012";
const PROVIDER_ARN = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

const TFVARS = (password: string, version: number) => `aws_region = "us-east-1"
db_password = "${password}"
db_password_version = ${version}
alarm_email = "ops@example.com"
`;

/** Every file of a folder, hidden ones too, without what is linked from elsewhere. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink() || entry.name === "providers") return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

describeWithTerraform("a fresh clone deploys both stacks as a user types it", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;
  const printed: string[] = [];

  const cdktf = async (...args: string[]): Promise<string> => {
    const output = await must("npx", ["cdktf", ...args], { cwd: project.folder, env });
    printed.push(output);
    return output;
  };
  const stackFolder = (stack: string) => project.path("cdktf.out", "stacks", stack);
  const terraform = (stack: string, ...args: string[]): Promise<CommandResult> =>
    run("terraform", args, { cwd: stackFolder(stack), env });
  const aws = async (...args: string[]): Promise<unknown> => {
    const output = await must("aws", [...args, "--output", "json"], { cwd: project.folder, env });
    return JSON.parse(output || "null");
  };

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    project.write("terraform.tfvars", TFVARS(PASSWORD, 1));
    env = { ...emulator.childEnvironment(process.env), NO_COLOR: "1" };
    await cdktf("deploy", "bootstrap", "--auto-approve");
    await cdktf("deploy", "iam", "--auto-approve");
  }, 300_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test.each([
    ["bootstrap", BOOTSTRAP_ADDRESSES],
    ["iam", IAM_ADDRESSES],
  ])("terraform state list of %s shows readable addresses", async (stack, addresses) => {
    const { stdout } = await terraform(stack, "state", "list");
    expect(stdout.trim().split("\n").sort()).toEqual(addresses);
  });

  test.each(["bootstrap", "iam"])("the synthesized %s fits the provider's schema", async (stack) => {
    const { stdout } = await terraform(stack, "validate", "-json");
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0 });
  });

  test("a second plan of both stacks says no changes", async () => {
    const variables = `-var-file=${project.path("terraform.tfvars")}`;
    const plans = await Promise.all([
      terraform("bootstrap", "plan", "-detailed-exitcode", "-no-color"),
      terraform("iam", "plan", "-detailed-exitcode", "-no-color", variables),
    ]);
    expect(plans.map(({ code, stdout }) => [code, stdout.includes("No changes.")])).toEqual([
      [0, true],
      [0, true],
    ]);
  }, 120_000);

  test("the state of iam lies in the bucket, encrypted, and its locks are let go", async () => {
    await expect(
      aws("s3api", "head-object", "--bucket", BUCKET, "--key", "llmops/iam.tfstate"),
    ).resolves.toMatchObject({ ServerSideEncryption: "AES256" });
    const listed = (await aws("s3api", "list-objects-v2", "--bucket", BUCKET)) as {
      Contents: { Key: string }[];
    };
    expect(listed.Contents.map(({ Key }) => Key)).toEqual(["llmops/iam.tfstate"]);
    const locks = (await aws("dynamodb", "scan", "--table-name", "llmops-terraform-locks")) as {
      Items: { LockID: { S: string } }[];
    };
    expect(locks.Items.map(({ LockID }) => LockID.S)).toEqual([`${BUCKET}/llmops/iam.tfstate-md5`]);
  });

  test.each([
    [
      "the table",
      async () => {
        const item = { LockID: { S: `${BUCKET}/llmops/iam.tfstate` }, Info: { S: '{"ID":"held"}' } };
        const table = ["--table-name", "llmops-terraform-locks"];
        await must("aws", ["dynamodb", "put-item", ...table, "--item", JSON.stringify(item)], {
          cwd: project.folder,
          env,
        });
        return ["dynamodb", "delete-item", ...table, "--key", JSON.stringify({ LockID: item.LockID })];
      },
    ],
    [
      "the lockfile",
      async () => {
        const object = ["--bucket", BUCKET, "--key", "llmops/iam.tfstate.tflock"];
        project.write("held.tflock", '{"ID":"held","Who":"somebody@else"}');
        await must("aws", ["s3api", "put-object", ...object, "--body", project.path("held.tflock")], {
          cwd: project.folder,
          env,
        });
        return ["s3api", "delete-object", ...object];
      },
    ],
  ])(
    "a state that somebody holds through %s is not written",
    async (_, hold) => {
      const release = await hold();
      const { code, stderr } = await terraform(
        "iam",
        "plan",
        "-no-color",
        `-var-file=${project.path("terraform.tfvars")}`,
      );
      await must("aws", release, { cwd: project.folder, env });
      expect(code).toBe(1);
      expect(stderr).toContain("Error acquiring the state lock");
    },
    60_000,
  );

  test("another account is refused before anything is read", async () => {
    const other = await startEmulator({ region: "us-east-1", account: "999999999999" });
    try {
      const elsewhere = { ...env, ...other.environment };
      const plan = await run("terraform", ["plan", "-no-color"], {
        cwd: stackFolder("bootstrap"),
        env: elsewhere,
      });
      expect(plan.code).toBe(1);
      expect(plan.stderr).toContain("AWS account ID not allowed: 999999999999");
    } finally {
      await other.stop();
    }
  }, 60_000);

  test("the password can be changed, and is in no state, plan, output or file", async () => {
    const secret = ["secretsmanager", "get-secret-value", "--secret-id", "llmops/db/password"] as const;
    await expect(aws(...secret)).resolves.toMatchObject({ SecretString: PASSWORD });

    project.write("terraform.tfvars", TFVARS(NEW_PASSWORD, 2));
    await cdktf("deploy", "iam", "--auto-approve");
    await expect(aws(...secret)).resolves.toMatchObject({ SecretString: NEW_PASSWORD });

    await terraform("iam", "plan", "-out=saved.plan", `-var-file=${project.path("terraform.tfvars")}`);
    const plan = await terraform("iam", "show", "-json", "saved.plan");
    const state = await must("terraform", ["state", "pull"], { cwd: stackFolder("iam"), env });
    const texts = new Map([
      ["plan", plan.stdout],
      ["state", state],
      ["output", printed.join("\n")],
      ...filesBelow(project.folder)
        .filter((file) => !file.endsWith("terraform.tfvars"))
        .map((file): [string, string] => [file, readFileSync(file, "latin1")]),
    ]);
    const leaks = [...texts].filter(([, text]) => text.includes(PASSWORD) || text.includes(NEW_PASSWORD));
    expect(leaks.map(([where]) => where)).toEqual([]);
    expect(state).toContain("aws_secretsmanager_secret_version");
  }, 120_000);

  // The guide's chapter on checking the created resources, command by command.
  const CHECKS: readonly (readonly [string, readonly string[], unknown])[] = [
    [
      "get-role",
      ["iam", "get-role", "--role-name", "llmops-terraform-role"],
      expect.objectContaining({
        Role: expect.objectContaining({ Arn: "arn:aws:iam::123456789012:role/llmops-terraform-role" }),
      }),
    ],
    [
      "list-role-policies",
      ["iam", "list-role-policies", "--role-name", "llmops-terraform-role"],
      { PolicyNames: ["llmops-terraform-policy"] },
    ],
    [
      "get-bucket-versioning",
      ["s3api", "get-bucket-versioning", "--bucket", BUCKET],
      expect.objectContaining({ Status: "Enabled" }),
    ],
    [
      "get-bucket-encryption",
      ["s3api", "get-bucket-encryption", "--bucket", BUCKET],
      {
        ServerSideEncryptionConfiguration: {
          Rules: [
            expect.objectContaining({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }),
          ],
        },
      },
    ],
    [
      "describe-table",
      ["dynamodb", "describe-table", "--table-name", "llmops-terraform-locks"],
      {
        Table: expect.objectContaining({
          KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
          BillingModeSummary: expect.objectContaining({ BillingMode: "PAY_PER_REQUEST" }),
          DeletionProtectionEnabled: true,
        }),
      },
    ],
    [
      "list-open-id-connect-providers",
      ["iam", "list-open-id-connect-providers"],
      { OpenIDConnectProviderList: [{ Arn: PROVIDER_ARN }] },
    ],
    [
      "get-open-id-connect-provider",
      ["iam", "get-open-id-connect-provider", "--open-id-connect-provider-arn", PROVIDER_ARN],
      expect.objectContaining({
        Url: "token.actions.githubusercontent.com",
        ClientIDList: ["sts.amazonaws.com"],
      }),
    ],
  ];

  test.each(CHECKS)("the guide's check `%s` answers what the guide promises", async (_, args, answer) => {
    await expect(aws(...args)).resolves.toEqual(answer);
  });

  test("the guide's check `list-roles` shows both roles, in whichever order IAM lists them", async () => {
    const query = ["--query", "Roles[?contains(RoleName, `llmops`)].RoleName"];
    const roles = (await aws("iam", "list-roles", ...query)) as string[];
    expect(roles.sort()).toEqual(["llmops-github-actions-role", "llmops-terraform-role"]);
  });

  test("the guide's check `aws s3 ls` shows the bucket", async () => {
    const listed = await must("aws", ["s3", "ls"], { cwd: project.folder, env });
    expect(listed).toContain(BUCKET);
  });
});
