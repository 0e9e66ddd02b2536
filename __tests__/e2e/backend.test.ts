import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { must, run } from "./support/command.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const BUCKET = "llmops-terraform-state-123456789012";

describeWithTerraform("llmops-aws backend", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let applications: string;
  let env: NodeJS.ProcessEnv;

  const cli = (...args: string[]) =>
    run("node", ["bin/llmops-aws.mjs", ...args], { cwd: project.folder, env });
  const aws = (...args: string[]) => must("aws", args, { cwd: project.folder, env });
  /** A directory as the application has one: a variable and an output, no provider. */
  const directory = (name: string) => {
    const path = join(applications, `${basename(project.folder)}-${name}`);
    mkdirSync(path);
    writeFileSync(
      `${path}/main.tf`,
      'variable "aws_region" {}\n\noutput "region" {\n  value = var.aws_region\n}\n',
    );
    return path;
  };

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1" });
    project = copyProject();
    applications = mkdtempSync(join(tmpdir(), "llmops-e2e-applications-"));
    env = { ...emulator.childEnvironment(process.env), NO_COLOR: "1" };
    await aws("s3api", "create-bucket", "--bucket", BUCKET);
    const key = "AttributeName=LockID";
    await aws(
      "dynamodb",
      "create-table",
      "--table-name",
      "llmops-terraform-locks",
      "--attribute-definitions",
      `${key},AttributeType=S`,
      "--key-schema",
      `${key},KeyType=HASH`,
      "--billing-mode",
      "PAY_PER_REQUEST",
    );
  }, 60_000);

  afterAll(async () => {
    await emulator?.stop();
    project?.remove();
    rmSync(applications, { recursive: true, force: true });
  });

  test.each([
    ["HCL", [], "backend.tf"],
    ["JSON", ["--json"], "backend.tf.json"],
  ])(
    "as %s: init, plan and apply work with what is written, under a key of its own",
    async (form, flags, file) => {
      const path = directory(form);
      const written = await cli("backend", path, ...flags);
      expect([written.code, written.stderr]).toEqual([0, ""]);
      expect(readFileSync(`${path}/terraform.tfvars.example`, "utf8")).toContain('aws_region = "us-east-1"');
      writeFileSync(`${path}/terraform.tfvars`, 'aws_region = "us-east-1"\n');
      const terraform = (...args: string[]) => must("terraform", args, { cwd: path, env });
      await terraform("init", "-no-color");
      await terraform("fmt", "-check");
      await terraform("plan", "-no-color");
      await terraform("apply", "-no-color", "-auto-approve");
      const key = `llmops/apps/${path.split("/").at(-1)}.tfstate`;
      expect(await aws("s3", "ls", `s3://${BUCKET}/${key}`)).toContain(".tfstate");

      const again = await cli("backend", path, ...flags);
      expect([again.code, again.stdout.match(/unchanged/g)?.length]).toEqual([0, 2]);
      writeFileSync(`${path}/${file}`, "# mine\n");
      const refused = await cli("backend", path, ...flags);
      expect([refused.code, readFileSync(`${path}/${file}`, "utf8")]).toEqual([2, "# mine\n"]);
      expect((await cli("backend", path, ...flags, "--force")).code).toBe(0);
      expect(readFileSync(`${path}/${file}`, "utf8")).toContain(key);
    },
    90_000,
  );

  test("without a directory the backend alone is printed, ready to be redirected", async () => {
    const hcl = await cli("backend", "--key", "llmops/terraform.tfstate");
    expect(hcl.stdout).toMatch(/^terraform \{\n.*key {17}= "llmops\/terraform\.tfstate".*\}\n$/s);
    const json = await cli("backend", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      terraform: { backend: { s3: { bucket: BUCKET, encrypt: true } } },
    });
  }, 30_000);

  test.each([
    [["backend", "--key", "llmops/iam.tfstate"], /this project itself/],
    [["backend", "."], /this project's own folder/],
  ])(
    "%j is wrong use",
    async (args, message) => {
      const { code, stderr } = await cli(...args);
      expect([code, stderr.replace(/\s+/g, " ")]).toEqual([2, expect.stringMatching(message)]);
    },
    30_000,
  );
});
