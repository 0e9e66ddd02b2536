import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { delimiter } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { must } from "./support/command.ts";
import { cliOf, deployAccount } from "./support/deployed-account.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const BUCKET = "llmops-terraform-state-123456789012";
const YES = ["--yes", "--account", "123456789012"];

interface Line {
  readonly title: string;
  readonly status: string;
  readonly detail: string;
}

describeWithTerraform("llmops-aws doctor and teardown", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;

  const cli = (...args: string[]) => cliOf(project, env)(...args);
  const aws = (...args: string[]) => must("aws", args, { cwd: project.folder, env });
  const doctor = async (...args: string[]) => {
    const { code, stdout } = await cli("doctor", "--json", ...args);
    const { checklist, remedies } = JSON.parse(stdout);
    const open = (checklist as Line[]).filter(({ status }) => status !== "done");
    return { code, lines: checklist as Line[], open, remedies: remedies as { mend: string }[] };
  };

  /** A GitHub CLI that answers as if these secrets were set. */
  function installGh(secrets: readonly string[]): void {
    const list = secrets.map((name) => ({ name, updatedAt: "2026-01-01T00:00:00Z" }));
    mkdirSync(project.path("tools"), { recursive: true });
    project.write("tools/gh", `#!/bin/sh\necho '${JSON.stringify(list)}'\n`);
    chmodSync(project.path("tools", "gh"), 0o755);
    env.PATH = `${project.path("tools")}${delimiter}${process.env.PATH}`;
  }

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    env = { ...emulator.childEnvironment(process.env), NO_COLOR: "1" };
    installGh(["AWS_ROLE_TO_ASSUME"]);
    await deployAccount(project, env);
  }, 180_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
  });

  test("doctor ticks all fifteen lines of a deployed account", async () => {
    const { code, lines, open, remedies } = await doctor();
    expect({ code, open, remedies }).toEqual({ code: 0, open: [], remedies: [] });
    expect(lines).toHaveLength(15);
  }, 60_000);

  test.each([
    [
      "no secret at GitHub",
      () => installGh([]),
      "GitHub secret",
      "fault",
      "gh secret set AWS_ROLE_TO_ASSUME",
    ],
    [
      "no terraform.tfvars",
      () => project.write("terraform.tfvars", 'aws_region = "us-east-1"\n'),
      "terraform.tfvars filled in",
      "fault",
      "fill it in as terraform.tfvars.example shows",
    ],
  ])(
    "%s: one line is open, and what mends it is said",
    async (_, spoil, title, status, mend) => {
      const variables = 'db_password = "Example-password-123"\nalarm_email = "ops@example.com"\n';
      spoil();
      const { code, open, remedies } = await doctor("--no-plan");
      installGh(["AWS_ROLE_TO_ASSUME"]);
      project.write("terraform.tfvars", variables);
      expect(code).toBe(1);
      expect(open.filter((line) => !line.title.startsWith("Plan"))).toEqual([
        expect.objectContaining({ title, status }),
      ]);
      expect(remedies.map((remedy) => remedy.mend).join()).toContain(mend);
    },
    60_000,
  );

  /** Where Terraform locks the state of iam, as `state.locking` says; each makes the lock and gives what takes it away. */
  const LOCKS = {
    "the bucket": async (lock: string) => {
      project.write("lock.json", lock);
      const object = `s3://${BUCKET}/llmops/iam.tfstate.tflock`;
      await aws("s3", "cp", project.path("lock.json"), object);
      return () => aws("s3", "rm", object);
    },
    "the table": async (lock: string) => {
      const table = ["--table-name", "llmops-terraform-locks"];
      const key = { LockID: { S: `${BUCKET}/llmops/iam.tfstate` } };
      const item = JSON.stringify({ ...key, Info: { S: lock } });
      await aws("dynamodb", "put-item", ...table, "--item", item);
      return () => aws("dynamodb", "delete-item", ...table, "--key", JSON.stringify(key));
    },
  };

  test.each(Object.entries(LOCKS))(
    "doctor and teardown find a state that is locked in %s, by whom, and how to free it",
    async (_, make) => {
      const unlock = await make(JSON.stringify({ ID: "lock-1", Who: "someone@else", Created: "2026-01-01" }));
      const { remedies } = await doctor("--no-plan");
      const teardown = await cli("teardown", ...YES);
      await unlock();
      expect(remedies.map(({ mend }) => mend).join()).toContain("terraform force-unlock lock-1");
      expect(teardown.code).toBe(1);
      expect(teardown.stderr).toContain("someone@else");
    },
    60_000,
  );

  test("teardown refuses while another state is in the bucket", async () => {
    project.write("app.tfstate", JSON.stringify({ version: 4, resources: [{}, {}] }));
    const object = `s3://${BUCKET}/llmops/terraform.tfstate`;
    await aws("s3", "cp", project.path("app.tfstate"), object);
    const { code, stderr } = await cli("teardown", ...YES);
    expect(code).toBe(1);
    expect(stderr).toContain("llmops/terraform.tfstate: a Terraform state with 2 resources");
    project.write("app.tfstate", JSON.stringify({ version: 4, resources: [] }));
    await aws("s3", "cp", project.path("app.tfstate"), object);
    expect((await cli("teardown", "--dry-run")).code).toBe(0);
  }, 60_000);

  test.each([
    ["nobody to ask", [], "--yes --account 123456789012"],
    ["no number", ["--yes"], "--account 123456789012"],
    ["another number", ["--yes", "--account", "999999999999"], "--account says 999999999999"],
  ])(
    "teardown with %s is used wrongly",
    async (_, args, words) => {
      const { code, stderr } = await cli("teardown", ...args);
      expect(code).toBe(2);
      expect(stderr.replaceAll(/\s+/g, " ")).toContain(words);
    },
    60_000,
  );

  test("with --keep-backend only the iam stack goes, and a provider that others trust stays", async () => {
    const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    const principal = { Federated: provider };
    const statement = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRoleWithWebIdentity" };
    const trust = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await aws("iam", "create-role", "--role-name", "other-team", "--assume-role-policy-document", trust);
    const { code, stdout } = await cli("teardown", ...YES, "--keep-backend", "--json");
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 0,
      bucketDeleted: false,
      tableDeleted: false,
    });
    expect(await aws("iam", "list-roles", "--query", "Roles[].RoleName", "--output", "text")).toBe(
      "other-team\n",
    );
    expect(await aws("iam", "list-open-id-connect-providers")).toContain(provider);
    expect(await aws("s3", "ls")).toContain(BUCKET);
  }, 120_000);

  test("without it bucket and table go as well, and the local state is kept aside", async () => {
    const { code } = await cli("teardown", ...YES);
    expect(code).toBe(0);
    expect(await aws("s3", "ls")).toBe("");
    expect(JSON.parse(await aws("dynamodb", "list-tables")).TableNames).toEqual([]);
    expect(existsSync(project.path("terraform.bootstrap.tfstate"))).toBe(false);
    const kept = readdirSync(project.folder).filter((name) => name.includes(".torn-down-"));
    expect(kept).toHaveLength(1);
  }, 120_000);

  test("a second time there is nothing to do", async () => {
    const { code, stdout } = await cli("teardown", ...YES);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Nothing to tear down.\n" });
  }, 60_000);

  test("doctor of an empty account names setup", async () => {
    const { code, remedies } = await doctor();
    expect(code).toBe(1);
    expect(remedies.map(({ mend }) => mend).join()).toContain("npx llmops-aws setup 123456789012");
  }, 60_000);
});
