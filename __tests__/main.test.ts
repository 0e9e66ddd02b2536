import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { type Change, guideWith } from "./support/settings.ts";

const PROJECT = join(__dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "llmops-main-"));
const PATIENCE_MS = 60_000;
let runs = 0;

afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly problems: string;
  /** Files under the output folder, relative to it. */
  readonly written: readonly string[];
  readonly outputFolder: string;
}

function filesUnder(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => statSync(join(root, entry)).isFile()).sort();
}

/** Runs the app as cdktf does, with settings and output in a folder of their own. */
function run(app: readonly string[], settings: string | undefined, env: NodeJS.ProcessEnv = {}): Run {
  runs += 1;
  const file = join(folder, `settings-${runs}.json`);
  const outputFolder = join(folder, `out-${runs}`);
  if (settings !== undefined) writeFileSync(file, settings);
  const { AWS_PROVIDER_VERSION: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, app, {
    cwd: PROJECT,
    encoding: "utf8",
    env: { ...inherited, LLMOPS_CONFIG: file, CDKTF_OUTDIR: outputFolder, ...env },
  });
  const written = existsSync(outputFolder) ? filesUnder(outputFolder) : [];
  return { code: status, out: stdout, problems: stderr.replaceAll(file, "FILE"), written, outputFolder };
}

function settings(...changes: readonly Change[]): string {
  return JSON.stringify(guideWith(...changes));
}

type Failure = readonly [
  string,
  text: string | undefined,
  env: NodeJS.ProcessEnv,
  lines: readonly (string | RegExp)[],
];

const FAILURES: readonly Failure[] = [
  [
    "wrong settings",
    settings(["account", "1"], ["github.owner", "-"], ["nmaes", {}]),
    { AWS_PROVIDER_VERSION: "latest" },
    [
      "FILE: 4 problems; nothing was written",
      /^ {2}account: received "1"; give /,
      /^ {2}github\.owner: received "-"; give /,
      /^ {2}nmaes: received \{\}; no such setting: did you mean names\?$/,
      /^ {2}AWS_PROVIDER_VERSION: received "latest"; give .*, or unset the variable$/,
    ],
  ],
  [
    "settings that are wrong together",
    settings(["names.ecsTaskRole", "ecstaskexecutionrole"]),
    {},
    [
      "FILE: 1 problem; nothing was written",
      /^ {2}names\.ecsTaskRole: received "ecstaskexecutionrole"; names\.ecsTaskExecutionRole has the same name/,
    ],
  ],
  [
    "no file",
    undefined,
    {},
    ["FILE: 1 problem; nothing was written", /^ {2}\(file\): received nothing; there is no such file: /],
  ],
  [
    "no JSON",
    '{\n  "account": nothing\n}',
    {},
    ["FILE: 1 problem; nothing was written", /^ {2}\(file\): received nothing; not valid JSON \(/],
  ],
];

describe.each<[string, string[], readonly Failure[]]>([
  ["main.ts", ["--no-deprecation", "--import", "tsx", "main.ts"], FAILURES.slice(0, 1)],
  ["the bundle that cdktf runs", ["bin/synth.mjs"], FAILURES],
])("%s", (_, app, failures) => {
  test(
    "with good settings, both stacks are written and nothing is said",
    () => {
      const { code, out, problems, written } = run(app, settings());

      expect({ code, out, problems }).toEqual({ code: 0, out: "", problems: "" });
      expect(written).toEqual(["manifest.json", "stacks/bootstrap/cdk.tf.json", "stacks/iam/cdk.tf.json"]);
    },
    PATIENCE_MS,
  );

  test.each(failures)(
    "with %s: one line a problem, exit code 1, no stack trace, nothing written",
    (_, text, env, lines) => {
      const { code, out, problems, outputFolder } = run(app, text, env);

      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(problems.split("\n")).toEqual([
        ...lines.map((line) => (line instanceof RegExp ? expect.stringMatching(line) : line)),
        "",
      ]);
      expect(existsSync(outputFolder)).toBe(false);
    },
    PATIENCE_MS,
  );

  test(
    "with a policy over AWS's limit: the policy, both numbers, exit code 1, no file",
    () => {
      const subjects = Array.from({ length: 40 }, (_, index) => ({
        type: "branch",
        name: `release/${"x".repeat(100)}-${index}`,
      }));

      const { code, problems, written } = run(app, settings(["github.subjects", subjects]));

      expect(code).toBe(1);
      expect(problems).toMatch(
        /^trust policy of llmops-github-actions-role: \d+ characters without white space, AWS's limit is 2048: .*\n$/,
      );
      expect(written).toEqual([]);
    },
    PATIENCE_MS,
  );
});
