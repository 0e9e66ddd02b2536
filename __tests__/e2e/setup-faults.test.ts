import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { must } from "./support/command.ts";
import { cliOf } from "./support/deployed-account.ts";
import { failingAws, type Refusal } from "./support/failing-aws.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const ACCOUNT = "123456789012";
const BUCKET = `llmops-terraform-state-${ACCOUNT}`;
const SETUP = ["setup", ACCOUNT, "aaa9785808", "llmops-system", "--yes", "--alarm-email", "ops@example.com"];

const TAKEN: Refusal = { operation: `/${BUCKET}`, status: 403, code: "AccessDenied" };
/** While the provider watches the rules that it has put, the roles are made. */
const UNREADABLE_RULES: Refusal = {
  operation: `GET /${BUCKET}?lifecycle`,
  status: 403,
  code: "AccessDenied",
};
const NO_ROLES: Refusal = { operation: "CreateRole", status: 403, code: "AccessDenied" };
const THROTTLED: Refusal = { operation: "CreateRole", status: 400, code: "Throttling", times: 3 };

describeWithTerraform("llmops-aws setup, where AWS refuses", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;

  /** Sets up through an AWS that refuses some calls. */
  const setup = async (...refusals: Refusal[]) => {
    const failing = await failingAws(emulator.endpoint, ...refusals);
    const { code, stdout, stderr } = await cliOf(project, { ...env, AWS_ENDPOINT_URL: failing.endpoint })(
      ...SETUP,
    );
    await failing.stop();
    expect(stderr).not.toMatch(/\n\s+at /);
    return { code, stdout, error: stderr.slice(stderr.indexOf("error:")).replace(/\s+/g, " ") };
  };
  const aws = async (...args: string[]) =>
    JSON.parse((await must("aws", [...args, "--output", "json"], { cwd: project.folder, env })) || "null");
  const locks = async () => {
    const { Items } = await aws("dynamodb", "scan", "--table-name", "llmops-terraform-locks");
    const objects = (await aws("s3api", "list-objects-v2", "--bucket", BUCKET))?.Contents ?? [];
    return [
      ...Items.filter(({ Info }: { Info?: unknown }) => Info !== undefined),
      ...objects.filter(({ Key }: { Key: string }) => Key.endsWith(".tflock")),
    ];
  };

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    env = {
      ...emulator.childEnvironment(process.env),
      NO_COLOR: "1",
      // Nobody answers there.
      GITHUB_API_URL: "http://127.0.0.1:9",
    };
  }, 60_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test("a bucket of somebody else: another name is offered, and nothing is made", async () => {
    const { code, error } = await setup(TAKEN);
    expect([code, error]).toEqual([1, expect.stringMatching(/state-123456789012-us-east-1".*--bucket/)]);
    expect((await aws("dynamodb", "list-tables")).TableNames).toEqual([]);
    expect(existsSync(project.path("terraform.bootstrap.tfstate"))).toBe(false);
  }, 60_000);

  test("bootstrap and iam fail side by side: both end in order, and nothing stays locked", async () => {
    const { code, error } = await setup(UNREADABLE_RULES, NO_ROLES);
    expect([code, error]).toEqual([1, expect.stringMatching(/lifecycle.*goes on from here/i)]);
    expect(await locks()).toEqual([]);
  }, 120_000);

  test("iam alone fails: what was half made is finished in place, and the denied call is named", async () => {
    // As Terraform remembers a table of which a later call was refused.
    const cwd = project.path("cdktf.out", "stacks", "bootstrap");
    await must("terraform", ["taint", "aws_dynamodb_table.locks"], { cwd, env });
    const { code, error } = await setup(NO_ROLES);
    expect([code, error]).toEqual([1, expect.stringMatching(/CreateRole.*AccessDenied.*goes on from here/)]);
    expect(await locks()).toEqual([]);
  }, 180_000);

  test("throttled, the same command ends well, and says what GitHub did not tell", async () => {
    const { code, stdout } = await setup(THROTTLED);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/Verified: all \d+ properties are as promised/),
    ]);
    expect(stdout.replace(/\s+/g, " ")).toContain("GitHub did not tell the repository's ids");
    expect(readFileSync(project.path("terraform.tfvars"), "utf8")).toContain("ops@example.com");
  }, 180_000);
});
