import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { must, run } from "./support/command.ts";
import { cliOf, VARIABLES } from "./support/deployed-account.ts";
import { failingAws } from "./support/failing-aws.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const GUIDE = join(__dirname, "..", "..", "bench", "guide-manual.sh");

/** What the guide's manual chapter leaves, by stack. */
const MADE_BY_HAND = {
  bootstrap: [
    "aws_dynamodb_table.locks",
    "aws_s3_bucket.state",
    "aws_s3_bucket_public_access_block.state",
    "aws_s3_bucket_server_side_encryption_configuration.state",
    "aws_s3_bucket_versioning.state",
  ],
  iam: [
    "aws_iam_openid_connect_provider.github",
    "aws_iam_role.ecs_task",
    "aws_iam_role.ecs_task_execution",
    "aws_iam_role.github_actions",
    "aws_iam_role.terraform",
    "aws_iam_role_policy.ecs_task",
    "aws_iam_role_policy.github_actions",
    "aws_iam_role_policy.terraform",
    "aws_iam_role_policy_attachment.ecs_task_execution",
  ],
};

/** Calls that change more than the lock of a state, which is taken for a plan as well. */
const CHANGING = /^(Create|Put|Update|Delete|Attach|Tag)(?!Item$|Object$)/;

interface Plan {
  readonly stack: "bootstrap" | "iam";
  readonly changes: Readonly<Record<"imports" | "creates" | "updates" | "destroys", readonly string[]>>;
}

describeWithTerraform("llmops-aws adopt, after the guide was followed by hand", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;

  const adopt = (...args: string[]) => cliOf(project, env)("adopt", ...args);
  const plansOf = async (...args: string[]) => {
    const { code, stdout, stderr } = await adopt(...args, "--json");
    if (code !== 0) throw new Error(stdout + stderr);
    return JSON.parse(stdout).plans as Plan[];
  };
  const importsOf = (plans: readonly Plan[]) =>
    Object.fromEntries(plans.map(({ stack, changes }) => [stack, [...changes.imports].sort()]));
  const planCode = async (stack: string) => {
    const variables = `-var-file=${project.path("terraform.tfvars")}`;
    const args = ["plan", "-input=false", "-no-color", "-detailed-exitcode", variables];
    return (await run("terraform", args, { cwd: project.path("cdktf.out", "stacks", stack), env })).code;
  };
  const changingCalls = () => emulator.calls().filter(({ operation }) => CHANGING.test(operation)).length;

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    env = { ...emulator.childEnvironment(process.env), NO_COLOR: "1" };
    project.write("terraform.tfvars", VARIABLES);
    await must("bash", [GUIDE], { cwd: project.folder, env });
  }, 120_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test("a dry run says what was found and would be done, and changes nothing", async () => {
    const before = changingCalls();
    const plans = await plansOf("--dry-run");
    expect(importsOf(plans)).toEqual(MADE_BY_HAND);
    expect(plans.flatMap(({ changes }) => changes.destroys)).toEqual([]);
    expect(changingCalls()).toBe(before);
  }, 60_000);

  test("without a terminal it does not guess the answer", async () => {
    const { code, stderr } = await adopt();
    expect(code).toBe(2);
    expect(stderr).toContain("add --yes");
  }, 60_000);

  test("a bucket of somebody else is never adopted", async () => {
    const settings = {
      account: "123456789012",
      region: "us-east-1",
      github: { owner: "aaa9785808", repository: "llmops-system" },
      names: { stateBucket: "taken-by-another" },
    };
    project.write("taken.json", JSON.stringify(settings));
    const refusal = { operation: "/taken-by-another", status: 403, code: "AccessDenied" };
    const taken = await failingAws(emulator.endpoint, refusal);
    const asked = { ...env, LLMOPS_CONFIG: "taken.json", AWS_ENDPOINT_URL: taken.endpoint };
    const { code, stderr } = await cliOf(project, asked)("adopt", "--yes");
    await taken.stop();
    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain('"stateBucket": "taken-by-another-us-east-1"');
  }, 60_000);

  test("everything is imported, nothing destroyed; what differs is mended in place", async () => {
    const plans = await plansOf("--yes");
    expect(importsOf(plans)).toEqual(MADE_BY_HAND);
    expect(plans.flatMap(({ changes }) => changes.destroys)).toEqual([]);
    expect(plans.flatMap(({ changes }) => changes.updates)).toContain("aws_iam_role_policy.terraform");
  }, 240_000);

  test("afterwards the account is verified, the plan empty, and there is nothing left to adopt", async () => {
    expect((await cliOf(project, env)("verify", "--strict")).stdout).toMatch(/^(\d+) properties: \1 good$/m);
    expect([await planCode("bootstrap"), await planCode("iam")]).toEqual([0, 0]);
    expect((await adopt()).stdout).toContain("Nothing to adopt");
  }, 120_000);

  test("the local state of bootstrap is lost: the same command is the way back", async () => {
    renameSync(project.path("terraform.bootstrap.tfstate"), project.path("lost"));
    const [bootstrap, ...others] = await plansOf("--yes");
    expect(others).toEqual([]);
    expect(bootstrap?.changes).toMatchObject({ creates: [], updates: [], destroys: [] });
    expect(bootstrap?.changes.imports).toHaveLength(8);
    expect(await planCode("bootstrap")).toBe(0);
  }, 120_000);

  test("what would have to be replaced stops everything", async () => {
    await must("terraform", ["state", "rm", "aws_iam_policy.permissions_boundary"], {
      cwd: project.path("cdktf.out", "stacks", "iam"),
      env,
    });
    const settings = readFileSync(project.path("constructs", "permissions-boundary.ts"), "utf8");
    project.write(
      "constructs/permissions-boundary.ts",
      settings.replace("description: ", 'description: "Other. " + '),
    );
    const { code, stderr } = await adopt("--yes");
    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "would destroy or replace aws_iam_policy.permissions_boundary",
    );
  }, 60_000);
});
