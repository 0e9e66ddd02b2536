import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { must } from "./support/command.ts";
import { describeWithTerraform } from "./support/prerequisites.ts";
import { copyProject, type ProjectCopy } from "./support/project-copy.ts";

// The SDK would announce the end of its support for Node 20 into the test's output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** What would lead a careless set-up to somebody's real account. */
const REAL_ACCOUNT = {
  AWS_PROFILE: "production",
  AWS_ACCESS_KEY_ID: "real",
  AWS_SECRET_ACCESS_KEY: "real",
  AWS_SESSION_TOKEN: "real",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
};

const MINUTES = 60_000;

/** A `local` command that is running. */
interface Run {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves when the output matches; rejects where the command ends before. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

describeWithTerraform("npm run local", () => {
  let project: ProjectCopy;
  let run: Run | undefined;
  beforeEach(() => {
    project = copyProject();
  });
  afterEach(async () => {
    if (run && run.child.exitCode === null) {
      run.child.kill("SIGTERM");
      await run.ended();
    }
    project.remove();
  });

  const nothingIsLeft = async (endpoint: string) => {
    await expect(fetch(endpoint)).rejects.toThrow();
    const runs = readdirSync(project.path(".llmops", "cache")).filter((name) => name.startsWith("run-"));
    expect(runs).toEqual([]);
    expect(existsSync(project.path("cdktf.out"))).toBe(false);
    expect(existsSync(project.path("terraform.bootstrap.tfstate"))).toBe(false);
  };

  test(
    "deploys both stacks, checks them, stays up with --keep, and leaves nothing behind after Ctrl-C",
    async () => {
      run = start(project.folder, ["--keep"]);
      await run.says(/Ctrl-C ends it/);
      expect(run.output()).toMatch(/waiting for the bucket's lifecycle rules.*\d+ s so far/);
      expect(run.output()).not.toMatch(/^ +missing /m);
      expect(run.output()).toMatch(
        /AWS_ROLE_TO_ASSUME += "arn:aws:iam::123456789012:role\/llmops-github-actions-role"/,
      );
      expect(run.output()).toMatch(/^unset .*AWS_PROFILE.*$/m);
      const [, endpoint = ""] = await run.says(/^export AWS_ENDPOINT_URL=(\S+) /m);
      const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
      const { Buckets } = await new S3Client({ endpoint, region: "us-east-1", credentials }).send(
        new ListBucketsCommand({}),
      );
      expect(Buckets?.map(({ Name }) => Name)).toContain("llmops-terraform-state-123456789012");

      const verify = [process.execPath, ["bin/llmops-aws.mjs", "verify", "--local"]] as const;
      const found = await must(...verify, { cwd: project.folder, env: process.env });
      expect(found).toMatch(/^\d+ properties: \d+ good/m);

      run.child.kill("SIGINT");
      expect(await run.ended()).toBe(0);
      await nothingIsLeft(endpoint);
    },
    4 * MINUTES,
  );

  test(
    "stops all it started when it is interrupted in the middle",
    async () => {
      run = start(project.folder, []);
      const [, endpoint = ""] = await run.says(/Embedded AWS at (\S+)/);
      await run.says(/aws_s3_bucket\.state is there/);
      run.child.kill("SIGINT");
      expect(await run.ended()).toBe(130);
      await nothingIsLeft(endpoint);
    },
    MINUTES,
  );

  test(
    "fails with the settings' own message, and starts nothing",
    async () => {
      project.write("llmops.config.json", '{ "account": "12" }');
      run = start(project.folder, []);
      expect(await run.ended()).toBe(2);
      expect(run.output()).toContain("llmops.config.json");
      expect(run.output()).not.toContain("    at ");
      expect(run.output()).not.toContain("Embedded AWS");
    },
    MINUTES,
  );
});

function start(cwd: string, args: readonly string[]): Run {
  const env = { ...process.env, ...REAL_ACCOUNT };
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", "local", ...args], { cwd, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = output.match(pattern);
        if (match) resolve(match);
      };
      child.stdout.on("data", look);
      void code.then(() => reject(new Error(`ended without saying ${pattern}:\n${output}`)));
      look();
    });
  return { child, output: () => output, says, ended: () => code };
}
