import { spawn } from "node:child_process";
import { describe, expect, test } from "@jest/globals";

const SUBJECT = "repo:aaa9785808/llmops-system:ref:refs/heads/main";
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(
  JSON.stringify({
    iss: "https://token.actions.githubusercontent.com",
    aud: "sts.amazonaws.com",
    sub: SUBJECT,
    exp: 4_000_000_000,
  }),
).toString("base64url")}.x`;

/** Runs the program as it is typed, without a terminal. */
function llmops(args: readonly string[], input = "", env: NodeJS.ProcessEnv = {}) {
  const child = spawn("node", ["bin/llmops-aws.mjs", ...args], { env: { ...process.env, ...env } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  child.stdin.end(input);
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, stdout, stderr })),
  );
}

const NOTHING = /^$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a colour
const COLOUR = /\u001b\[/;

type Row = readonly [
  title: string,
  args: readonly string[],
  input: string,
  code: number,
  stdout: RegExp,
  stderr: RegExp,
];

const ROWS: readonly Row[] = [
  ["help", ["--help"], "", 0, /Usage: llmops-aws.*setup.*verify.*Exit codes: 0 good/s, NOTHING],
  [
    "a command's help has an example",
    ["token", "--help"],
    "",
    0,
    /Examples:\n {2}\$ npx llmops-aws token/,
    NOTHING,
  ],
  ["an unknown command", ["deploy"], "", 2, NOTHING, /unknown command 'deploy'.*--help/s],
  ["an unknown option", ["token", "x", "--nix"], "", 2, NOTHING, /unknown option '--nix'/],
  ["a subject that is admitted", ["token", SUBJECT], "", 0, /planned trust\): admitted/, NOTHING],
  ["a subject that is refused", ["token", "repo:o/r:pull_request"], "", 1, /refused.*mend:/s, NOTHING],
  ["as JSON", ["token", "repo:o/r:pull_request", "--json"], "", 1, /^\{\n {2}"admitted": false/, NOTHING],
  ["a token on stdin", ["token", "-"], TOKEN, 0, /^repo:aaa9785808[^\n]*\n\nllmops/, NOTHING],
  ["a token among the arguments", ["token", TOKEN], "", 0, /warning: A token in an argument/, NOTHING],
  ["no token at all", ["token", "-"], "\n", 2, NOTHING, /id-token:\s+write/],
  ["half a token", ["token", "-"], TOKEN.slice(0, 40), 2, NOTHING, /cannot be decoded/],
  ["a word that is no subject", ["token", "main"], "", 2, NOTHING, /neither a token nor a subject/],
  ["a token of GitHub's API", ["token", "ghs_0123"], "", 2, NOTHING, /not the OIDC token/],
  [
    "a role that is not there",
    ["token", SUBJECT, "--role", "x"],
    "",
    2,
    NOTHING,
    /llmops-github-actions-role/,
  ],
  [
    "an error as JSON",
    ["token", SUBJECT, "--role", "x", "--json"],
    "",
    2,
    /^\{\n {2}"error": \{\n {4}"message"/,
    NOTHING,
  ],
  ["a workflow", ["workflow"], "", 0, /^# Deploys aaa9785808/, NOTHING],
  [
    "a kind of workflow that is none",
    ["workflow", "nix"],
    "",
    2,
    NOTHING,
    /deploy, terraform, infrastructure/,
  ],
];

const COMMANDS = [
  "",
  "adopt",
  "backend",
  "doctor",
  "local",
  "permissions",
  "setup",
  "state",
  "state move",
  "teardown",
  "token",
  "verify",
  "workflow",
];

describe("the help", () => {
  test.each(COMMANDS)("of '%s' has an example, fits 80 columns and speaks in sentences", async (command) => {
    const { code, stdout } = await llmops([...command.split(" ").filter(Boolean), "--help"]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\nExamples?:\n {2}\$ npx llmops-aws /)]);
    const lines = stdout.split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.filter((line) => /^ {2}\S.* {2,}[a-z]/.test(line))).toEqual([]);
    expect(lines[2]).toMatch(/^[A-Z]/);
  });
});

describe("the program", () => {
  test.each(ROWS)("%s", async (_, args, input, code, stdout, stderr) => {
    const result = await llmops(args, input);
    expect([result.code, result.stdout, result.stderr]).toEqual([
      code,
      expect.stringMatching(stdout),
      expect.stringMatching(stderr),
    ]);
    expect(result.stdout + result.stderr).not.toMatch(COLOUR);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  test("settings that are missing are wrong use", async () => {
    const { code, stderr } = await llmops(["token", SUBJECT], "", { LLMOPS_CONFIG: "not-there.json" });
    expect([code, stderr]).toEqual([2, expect.stringContaining("not-there.json")]);
  });
});
