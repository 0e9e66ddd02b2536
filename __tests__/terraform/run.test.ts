import { tmpdir } from "node:os";
import { describe, expect, test } from "@jest/globals";
import { runCommand } from "../../terraform/run.ts";

const options = { cwd: tmpdir(), env: { PATH: process.env.PATH } };
const sh = (script: string, more: Partial<Parameters<typeof runCommand>[2]> = {}) =>
  runCommand("/bin/sh", ["-c", script], { ...options, ...more });

describe("running a command", () => {
  test("hands its lines on as they come, the last one without an end too", async () => {
    const lines: string[] = [];
    const { stdout } = await sh("echo one; echo two >&2; printf three", {
      onLine: (line) => lines.push(line),
    });
    expect(lines.sort()).toEqual(["one", "three", "two"]);
    expect(stdout).toBe("one\nthree");
  });

  test("fails with what the command wrote, where it ran and how it ended", async () => {
    await expect(sh("echo what is wrong >&2; exit 3")).rejects.toThrow(
      new RegExp(`failed in ${tmpdir()} \\(exit code 3\\):\\nwhat is wrong$`),
    );
  });

  test("takes an exit code that is expected for no failure", async () => {
    expect((await sh("exit 2", { expected: [0, 2] })).code).toBe(2);
  });

  test("interrupts the command when it is cancelled, and waits for it to clean up", async () => {
    const controller = new AbortController();
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      if (line === "ready") controller.abort(new Error("enough"));
    };
    const script = "trap 'echo unlocked; exit 0' INT; echo ready; while :; do sleep 0.05; done";
    await expect(sh(script, { onLine, signal: controller.signal })).rejects.toThrow("enough");
    expect(lines).toEqual(["ready", "unlocked"]);
  });

  test("ends by force a command that does not heed the interrupt", async () => {
    const controller = new AbortController();
    const onLine = () => controller.abort(new Error("enough"));
    const script = "trap '' INT; echo ready; while :; do sleep 0.05; done";
    await expect(sh(script, { onLine, signal: controller.signal, graceMs: 100 })).rejects.toThrow("enough");
  });

  test("does not start what is cancelled already", async () => {
    await expect(sh("echo no", { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });

  test("fails where there is no such command", async () => {
    await expect(runCommand("/no/such/command", [], options)).rejects.toThrow(/ENOENT/);
  });
});
