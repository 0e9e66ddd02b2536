import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { type CommandResult, must, run } from "./support/command.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

const ACCOUNT = "111122223333";
const BUCKET = `llmops-terraform-state-${ACCOUNT}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/llmops-github-actions-role`;
const WANTED = ["setup", ACCOUNT, "octo", "shop"];
const YES = [...WANTED, "--yes", "--alarm-email", "ops@example.com"];

/** Stands in for the GitHub CLI: writes down what it is told, and what it is given on stdin. */
const GH = `#!/usr/bin/env node
const { appendFileSync } = require("node:fs");
const args = process.argv.slice(2);
const input = args[1] === "set" ? require("node:fs").readFileSync(0, "utf8") : undefined;
appendFileSync(__dirname + "/gh.log", JSON.stringify({ args, input }) + "\\n");
if (args[1] === "list") console.log(process.env.GH_SECRETS ?? "[]");
`;

describeWithTerraform("llmops-aws setup", () => {
  let emulator: Emulator;
  let project: ProjectCopy;
  let env: NodeJS.ProcessEnv;
  let github: Server;
  let fullName = "octo/shop";

  const start = (args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess =>
    spawn("node", ["bin/llmops-aws.mjs", ...args], { cwd: project.folder, env: { ...env, ...more } });
  const cli = (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<CommandResult> =>
    run("node", ["bin/llmops-aws.mjs", ...args], { cwd: project.folder, env: { ...env, ...more } });
  const words = (text: string) => text.replace(/\s+/g, " ");
  const settings = () => JSON.parse(readFileSync(project.path("llmops.config.json"), "utf8"));
  const aws = async (...args: string[]) =>
    JSON.parse((await must("aws", [...args, "--output", "json"], { cwd: project.folder, env })) || "null");
  const locks = async () => {
    const { Items } = await aws("dynamodb", "scan", "--table-name", "llmops-terraform-locks");
    const objects = (await aws("s3api", "list-objects-v2", "--bucket", BUCKET))?.Contents ?? [];
    return [
      ...Items.map((item: { LockID: { S: string } }) => item.LockID.S).filter(
        (id: string) => !id.endsWith("-md5"),
      ),
      ...objects.map(({ Key }: { Key: string }) => Key).filter((key: string) => key.endsWith(".tflock")),
    ];
  };

  /** Sends a signal once the command says something; gives the exit code, or the signal that ended it. */
  const signalAt = async (pattern: RegExp, signal: NodeJS.Signals): Promise<string | number | null> => {
    const child = start(YES);
    let told = "";
    let sent = false;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      told += text;
      if (sent || !pattern.test(told)) return;
      sent = true;
      child.kill(signal);
    });
    const how = await new Promise<string | number | null>((resolve) =>
      child.on("exit", (code, name) => resolve(code ?? name)),
    );
    if (!sent) throw new Error(`"${pattern}" was never said:\n${told}`);
    return how;
  };

  beforeAll(async () => {
    emulator = await startEmulator({ region: "us-east-1", account: ACCOUNT });
    github = createServer((request, response) => {
      const found = request.url === "/repos/octo/shop";
      response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(found ? { id: 222, full_name: fullName, owner: { id: 111 } } : {}));
    });
    await new Promise<void>((resolve) => github.listen(0, "127.0.0.1", resolve));
    project = copyProject();
    mkdirSync(project.path("tools"));
    project.write("tools/package.json", '{ "type": "commonjs" }');
    project.write("tools/gh", GH);
    chmodSync(project.path("tools", "gh"), 0o755);
    env = {
      ...emulator.childEnvironment(process.env),
      NO_COLOR: "1",
      // A provider that is killed leaves its socket behind.
      TMPDIR: project.path("tools"),
      GITHUB_API_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
      PATH: `${project.path("tools")}${delimiter}${process.env.PATH}`,
    };
  }, 60_000);

  afterAll(async () => {
    github?.close();
    await emulator?.stop();
    project?.remove();
  });

  const untouched = () => [settings(), existsSync(project.path("terraform.tfvars"))];

  test.each<readonly [string, readonly string[], RegExp]>([
    ["no terminal", WANTED, /Without a terminal nobody can be asked.*add --yes/],
    ["JSON", [...WANTED, "--json"], /^$/],
    ["no address for alarms", [...WANTED, "--yes"], /give --alarm-email/],
    ["a bad address", [...WANTED, "--yes", "--alarm-email", "ops"], /--alarm-email: received "ops"/],
    [
      "bad arguments",
      ["setup", "1111", "oc--to", "a/b", "--yes"],
      /3 problems.*<account>.*<owner>.*<repository>/,
    ],
    [
      "a bad region and bucket",
      [...YES, "--region", "mars-1", "--bucket", "Up"],
      /--region.*mars-1.*--bucket.*Up/,
    ],
    ["too few arguments", ["setup", ACCOUNT], /missing required argument 'owner'/],
  ])("%s: wrong use, and nothing is written", async (_, args, message) => {
    const before = untouched();
    const { code, stderr } = await cli(args);
    expect([code, words(stderr)]).toEqual([2, expect.stringMatching(message)]);
    expect(untouched()).toEqual(before);
  });

  test("a name that GitHub writes in another way is refused", async () => {
    fullName = "Octo/Shop";
    const { code, stderr } = await cli(YES);
    fullName = "octo/shop";
    expect([code, words(stderr)]).toEqual([2, expect.stringContaining("GitHub calls octo/shop Octo/Shop")]);
  });

  test.each<readonly [string, readonly string[], NodeJS.ProcessEnv, RegExp]>([
    [
      "another account",
      ["setup", "222222222222", "octo", "shop", "--yes"],
      {},
      /credentials are of account 111122223333/,
    ],
    ["no credentials", YES, { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }, /Sign in first/],
    [
      "no network",
      YES,
      { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_MAX_ATTEMPTS: "1" },
      /cannot be reached/,
    ],
    ["no Terraform", YES, { TERRAFORM_BINARY_NAME: "no-terraform" }, /not on the PATH/],
  ])("%s: said before anything is written", async (_, args, more, message) => {
    const before = untouched();
    const { code, stderr } = await cli(args, more);
    expect([code, words(stderr)]).toEqual([1, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(untouched()).toEqual(before);
  });

  test("killed while the bucket is made, interrupted and killed while the roles are: the same command ends well", async () => {
    // An account holds one provider for GitHub: another project may have made it long ago.
    const provider = [
      "--url",
      "https://token.actions.githubusercontent.com",
      "--client-id-list",
      "sts.amazonaws.com",
    ];
    await aws("iam", "create-open-id-connect-provider", ...provider);
    expect(await signalAt(/aws_s3_bucket\.state is there/, "SIGKILL")).toBe("SIGKILL");
    expect(await signalAt(/Applying iam/, "SIGINT")).toBe(130);
    expect(await locks()).toEqual([]);
    expect(await signalAt(/Applying iam\n.*is there/s, "SIGKILL")).toBe("SIGKILL");
    const { code, stdout, stderr } = await cli(YES);
    expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
    expect(stdout).toMatch(/Verified: all \d+ properties are as promised\./);
    expect(await locks()).toEqual([]);
  }, 400_000);

  test("settings, variables and state are where they belong", async () => {
    expect(settings()).toMatchObject({
      account: ACCOUNT,
      github: { owner: "octo", repository: "shop", ownerId: "111", repositoryId: "222" },
      state: { bootstrap: "s3" },
    });
    expect(statSync(project.path("terraform.tfvars")).mode & 0o777).toBe(0o600);
    expect(existsSync(project.path("terraform.bootstrap.tfstate"))).toBe(false);
    await expect(
      aws("s3api", "head-object", "--bucket", BUCKET, "--key", "llmops/bootstrap.tfstate"),
    ).resolves.toBeTruthy();
    const trust = await aws("iam", "get-role", "--role-name", "llmops-github-actions-role");
    expect(JSON.stringify(trust)).toContain("repo:octo@111/shop@222:*");
  });

  test("the secret went to GitHub through stdin", () => {
    const calls = readFileSync(project.path("tools", "gh.log"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(calls).toContainEqual({
      args: ["secret", "set", "AWS_ROLE_TO_ASSUME", "--repo", "octo/shop"],
      input: ROLE,
    });
    expect(calls.filter(({ args }) => args.includes(ROLE))).toEqual([]);
  });

  test("a second run changes nothing and says so, in 80 columns", async () => {
    const before = [settings(), readFileSync(project.path("terraform.tfvars"), "utf8")];
    const calls = emulator.calls().length;
    const { code, stdout } = await cli(YES, { GH_SECRETS: '[{"name":"AWS_ROLE_TO_ASSUME"}]' });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Nothing was changed: account 111122223333/)]);
    expect(stdout).toContain("the secret AWS_ROLE_TO_ASSUME of octo/shop");
    expect([settings(), readFileSync(project.path("terraform.tfvars"), "utf8")]).toEqual(before);
    const tooWide = stdout.split("\n").filter((line) => line.length > 80 && line.trim().includes(" "));
    expect(tooWide).toEqual([]);
    const writes = emulator
      .calls()
      .slice(calls)
      .map((call) => JSON.stringify(call))
      .filter((call) =>
        /"(Create|Put|Update|Delete|Attach|Detach|Tag)(Role|Bucket|Policy|Table|Secret|OpenID)/.test(call),
      );
    expect(writes).toEqual([]);
  }, 120_000);

  test.each(["bootstrap", "iam"])(
    "the plan of %s is empty by hand too",
    async (stack) => {
      const cwd = project.path("cdktf.out", "stacks", stack);
      await must("terraform", ["init", "-no-color"], { cwd, env });
      const args = [
        "plan",
        "-no-color",
        "-detailed-exitcode",
        `-var-file=${project.path("terraform.tfvars")}`,
      ];
      expect((await run("terraform", args, { cwd, env })).code).toBe(0);
    },
    60_000,
  );

  test("the live trust admits the repository's runs, and no fork's", async () => {
    const [own, fork] = await Promise.all([
      cli(["token", "repo:octo@111/shop@222:ref:refs/heads/main", "--live", "--json"]),
      cli(["token", "repo:fork@333/shop@444:ref:refs/heads/main", "--live", "--json"]),
    ]);
    expect([own.code, JSON.parse(own.stdout).roles[0]]).toMatchObject([
      0,
      { trust: "live", admitted: "yes" },
    ]);
    expect([fork.code, JSON.parse(fork.stdout).roles[0].causes[0].why]).toEqual([
      1,
      expect.stringContaining("a fork"),
    ]);
  }, 30_000);

  test("a file with a value that does not fit is named before anything is done", async () => {
    const kept = readFileSync(project.path("terraform.tfvars"), "utf8");
    project.write("terraform.tfvars", 'aws_region = "eu-west-1"\ndb_password = "short"\nalarm_email = ""\n');
    const { code, stderr } = await cli(YES);
    project.write("terraform.tfvars", kept);
    expect([code, words(stderr)]).toEqual([
      2,
      expect.stringMatching(
        /aws_region is "eu-west-1".*db_password: use 12 to 128.*alarm_email: give an e-mail/,
      ),
    ]);
    expect(stderr).not.toContain('"short"');
  });
});
