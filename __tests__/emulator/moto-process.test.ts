import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Gateway } from "../../emulator/gateway.ts";
import { startMotoProcess } from "../../emulator/moto-process.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "llmops-moto-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A stand-in for moto_server: a shell script. */
async function moto(script: string): Promise<string> {
  const command = join(folder, "moto_server");
  await writeFile(command, `#!/bin/sh\n${script}\n`);
  await chmod(command, 0o755);
  return command;
}

const LISTENS = "echo ' * Running on http://127.0.0.1:4567' >&2";
const env = { PATH: process.env.PATH };

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function eventually(holds: () => boolean, patienceMs = 5_000): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (!holds() && Date.now() < deadline) await sleep(20);
  return holds();
}

describe("moto's process", () => {
  test("tells its port, and ends with all it started", async () => {
    const command = await moto(`sleep 60 & echo $! > ${folder}/child; ${LISTENS}; wait`);
    const process = await startMotoProcess({ command, env });
    const child = Number(await readFile(join(folder, "child"), "utf8"));
    expect(process.port).toBe(4567);
    expect([alive(process.pid), alive(child)]).toEqual([true, true]);
    await process.stop();
    expect(await eventually(() => !alive(process.pid) && !alive(child))).toBe(true);
    expect(process.died.aborted).toBe(false);
  });

  test("is ended by force where it does not heed the request", async () => {
    const command = await moto(`trap '' TERM; ${LISTENS}; while :; do sleep 0.1; done`);
    const process = await startMotoProcess({ command, env, graceMs: 100 });
    await process.stop();
    expect(alive(process.pid)).toBe(false);
  });

  test("that ends by itself at the start is reported with what it said", async () => {
    const command = await moto("echo 'No module named flask' >&2; exit 1");
    await expect(startMotoProcess({ command, env })).rejects.toThrow(
      /ended by itself \(exit code 1\)[\s\S]*No module named flask/,
    );
  });

  test("that stays silent is given up and ended", async () => {
    const command = await moto(`echo $$ > ${folder}/pid; exec sleep 60`);
    await expect(startMotoProcess({ command, env, timeoutMs: 300, graceMs: 100 })).rejects.toThrow(
      /did not answer within 0\.3 s/,
    );
    expect(alive(Number(await readFile(join(folder, "pid"), "utf8")))).toBe(false);
  });

  test("that cannot be started is reported with its path", async () => {
    await expect(startMotoProcess({ command: "/no/such/moto", env })).rejects.toThrow(/\/no\/such\/moto/);
  });

  test("that dies later aborts `died`", async () => {
    const process = await startMotoProcess({ command: await moto(`${LISTENS}; sleep 0.1; exit 7`), env });
    expect(await eventually(() => process.died.aborted)).toBe(true);
    expect(String(process.died.reason)).toContain("exit code 7");
    await process.stop();
  });

  test("ends when the process that started it is killed outright", async () => {
    const command = await moto(`echo $$ > ${folder}/pid; ${LISTENS}; exec sleep 60`);
    const module = new URL("../../emulator/moto-process.ts", `file://${__filename}`).href;
    const code = `import("${module}").then(m => m.startMotoProcess({ command: "${command}", env: process.env }))
      .then(() => console.log("up"))`;
    const parent = spawn(process.execPath, ["--import", "tsx", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => parent.stdout.once("data", resolve));
    const pid = Number(await readFile(join(folder, "pid"), "utf8"));
    expect(alive(pid)).toBe(true);
    parent.kill("SIGKILL");
    expect(await eventually(() => !alive(pid))).toBe(true);
  });
});

describe("the gateway", () => {
  test("says that moto is gone, with 502, and goes on listening", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => closed.once("listening", resolve));
    const motoPort = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    const gateway = await Gateway.start({ motoPort });
    try {
      for (const path of ["/bucket", "/bucket?policy"]) {
        const answer = await fetch(`http://127.0.0.1:${gateway.port}${path}`);
        expect(answer.status).toBe(502);
        expect(await answer.text()).toContain("cannot reach moto behind its gateway");
      }
    } finally {
      await gateway.stop();
    }
  });

  test("keeps the newest calls only", async () => {
    const moto = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
    await new Promise((resolve) => moto.once("listening", resolve));
    const gateway = await Gateway.start({ motoPort: (moto.address() as AddressInfo).port, keepCalls: 2 });
    try {
      for (const bucket of ["a", "b", "c"]) await fetch(`http://127.0.0.1:${gateway.port}/${bucket}`);
      expect(gateway.calls().map(({ path }) => path)).toEqual(["/b", "/c"]);
    } finally {
      await gateway.stop();
      moto.closeAllConnections();
      await new Promise((resolve) => moto.close(resolve));
    }
  });
});
