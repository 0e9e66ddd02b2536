import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { backendArguments } from "../../config/backend.ts";
import { deriveNames } from "../../config/names.ts";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import type { RecordedCall } from "../../emulator/recorded-call.ts";
import { must, run } from "../e2e/support/command.ts";
import { describeWithTerraform } from "../e2e/support/prerequisites.ts";
import { Installation } from "../policies/proof/harness/installation.ts";
import { installation } from "../policies/proof/harness/settings.ts";
import { surprises } from "../policies/proof/harness/surprises.ts";
import { prepareAccount } from "./account.ts";
import { recordedCases, unknownCalls } from "./recorded-cases.ts";

// The SDK would announce the end of its support for Node 20 into the test's output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const PREFIX = "prod-llmops";
const TIMEOUT = 600_000;

/** Not the region in which the worldwide services live: a call that strays there shows. */
const settings = installation({
  region: "ap-northeast-2",
  planRole: { enabled: true, readSecretValues: true },
});
const place = new Installation(settings);
const { arns, stateKeys, stateBucket } = deriveNames(settings);

describeWithTerraform("an application that Terraform applies, plans and destroys", () => {
  let emulator: Emulator;
  let folder: string;
  let env: NodeJS.ProcessEnv;

  const terraform = (...args: string[]) => must("terraform", [...args, "-no-color"], { cwd: folder, env });

  /** The calls that were made meanwhile. */
  async function callsOf(work: () => Promise<unknown>): Promise<readonly RecordedCall[]> {
    const before = emulator.calls().length;
    await work();
    return emulator.calls().slice(before);
  }

  beforeAll(async () => {
    emulator = await startEmulator({ account: settings.account, region: settings.region });
    await prepareAccount(emulator, settings);
    folder = mkdtempSync(join(tmpdir(), "llmops-proof-"));
    cpSync(join(__dirname, "application"), folder, { recursive: true });
    const backend = { terraform: { backend: { s3: backendArguments(settings, stateKeys.application) } } };
    writeFileSync(join(folder, "backend.tf.json"), JSON.stringify(backend));
    env = {
      ...emulator.childEnvironment(process.env),
      TF_VAR_region: settings.region,
      TF_VAR_prefix: PREFIX,
      TF_VAR_permissions_boundary: arns.permissionsBoundary,
    };
  }, TIMEOUT);

  afterAll(async () => {
    await emulator?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test(
    "the Terraform role may make every call of the apply",
    async () => {
      const calls = await callsOf(async () => {
        await terraform("init", "-input=false");
        await terraform("apply", "-input=false", "-auto-approve");
      });
      expect(unknownCalls(calls)).toEqual([]);
      expect(await surprises(place, recordedCases(calls, "terraform", PREFIX))).toEqual([]);
      expect(new Set(calls.map(({ service }) => service)).size).toBeGreaterThanOrEqual(15);
    },
    TIMEOUT,
  );

  test("the backend held both locks, and the state lies where only this role may read it", () => {
    const locked = emulator
      .calls()
      .filter(({ operation }) => operation === "PutItem" || operation === "PutObject");
    const what = locked.map(({ service, parameters: { Bucket, Key, TableName } }) =>
      service === "s3" ? `${String(Bucket)}/${String(Key)}` : String(TableName),
    );
    const state = `${stateBucket}/${stateKeys.application}`;
    expect(new Set(what)).toEqual(new Set([state, `${state}.tflock`, settings.names.lockTable]));
  });

  test(
    "a plan finds nothing to do, and the plan role may make every call of it",
    async () => {
      let result: Awaited<ReturnType<typeof run>> | undefined;
      const calls = await callsOf(async () => {
        const args = ["plan", "-input=false", "-detailed-exitcode", "-no-color"];
        result = await run("terraform", args, { cwd: folder, env });
      });
      expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes.") });
      expect(await surprises(place, recordedCases(calls, "terraformPlan", PREFIX))).toEqual([]);
      expect(await surprises(place, recordedCases(calls, "terraform", PREFIX))).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    "the Terraform role may make every call of the destroy",
    async () => {
      const calls = await callsOf(() => terraform("destroy", "-input=false", "-auto-approve"));
      expect(unknownCalls(calls)).toEqual([]);
      expect(await surprises(place, recordedCases(calls, "terraform", PREFIX))).toEqual([]);
    },
    TIMEOUT,
  );
});
