import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { findOrInstallMoto, locateMoto, MOTO_VERSION } from "../../emulator/moto-install.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "llmops-install-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, "path", name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const options = (said: string[] = []) => ({
  cacheDir: join(folder, "cache"),
  env: { PATH: `${join(folder, "path")}:/usr/bin:/bin`, LOG: join(folder, "log") },
  log: (line: string) => said.push(line),
});
const onlyStubs = () => ({ ...options(), env: { PATH: join(folder, "path") } });

/** A python3 whose venv holds a python that writes down how pip was called. */
const python = (pip: string) =>
  program(
    "python3",
    `mkdir -p "$3/bin" && printf '#!/bin/sh\\necho "$@" >> "$LOG"\\n${pip}\\n' > "$3/bin/python" && chmod +x "$3/bin/python"`,
  );

describe("finding moto", () => {
  test("on the PATH, installing nothing", async () => {
    const path = await program("moto_server", "exit 0");
    expect(await findOrInstallMoto(onlyStubs())).toBe(path);
  });

  test("nowhere", async () => {
    expect(await locateMoto(onlyStubs())).toBeUndefined();
    await expect(findOrInstallMoto(onlyStubs())).rejects.toThrow(/python3 is not on the PATH either/);
  });
});

describe("installing moto", () => {
  test("pinned, into the cache, once, and says so", async () => {
    await python("exit 0");
    const said: string[] = [];
    const expected = join(folder, "cache", `moto-${MOTO_VERSION}`, "bin", "moto_server");
    expect(await findOrInstallMoto(options(said))).toBe(expected);
    expect(await findOrInstallMoto(options(said))).toBe(expected);
    expect(said).toEqual([expect.stringContaining(`installing moto ${MOTO_VERSION} into`)]);
    const log = await readFile(join(folder, "log"), "utf8");
    expect(log).toMatch(
      new RegExp(`^-m pip install .*moto\\[.*server\\]==${MOTO_VERSION.replaceAll(".", "\\.")}\n$`),
    );
  });

  test("that failed says why, and is not taken for done", async () => {
    await python("echo no matching distribution >&2; exit 1");
    await expect(findOrInstallMoto(options())).rejects.toThrow(
      /could not be installed[\s\S]*no matching distribution/,
    );
    expect(await locateMoto(onlyStubs())).toBeUndefined();
  });
});
