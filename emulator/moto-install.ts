import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import which from "which";
import { motoInstallFailed, pythonMissing } from "./errors.ts";

/** The moto release the gateway is written for, and the one that is installed where none is found. */
export const MOTO_VERSION = "5.2.1";

/** Where to look for moto, and where to put it. */
export interface FindMotoOptions {
  /** Folder of the project's cache; moto goes into a folder of it. */
  readonly cacheDir: string;
  /** Environment whose PATH is searched. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Told what is being waited for. @default nothing is said */
  readonly log?: (line: string) => void;
  /** Ends an installation that is under way. */
  readonly signal?: AbortSignal;
}

/** Path of a `moto_server` on the PATH or in the project's cache; undefined where there is none. */
export async function locateMoto(options: FindMotoOptions): Promise<string | undefined> {
  const path = options.env?.PATH ?? process.env.PATH ?? "";
  const found = await which("moto_server", { nothrow: true, path });
  if (found) return found;
  const folder = privateFolder(options.cacheDir);
  return existsSync(completeMark(folder)) ? join(folder, "bin", "moto_server") : undefined;
}

/**
 * Path of a `moto_server`, installed into a private virtual environment of the cache where there is none yet.
 *
 * @throws where Python is missing or the installation fails.
 */
export async function findOrInstallMoto(options: FindMotoOptions): Promise<string> {
  return (await locateMoto(options)) ?? (await installMoto(options));
}

async function installMoto(options: FindMotoOptions): Promise<string> {
  const env = options.env ?? process.env;
  const python = await which("python3", { nothrow: true, path: env.PATH ?? "" });
  if (!python) throw pythonMissing();
  const folder = privateFolder(options.cacheDir);
  options.log?.(`installing moto ${MOTO_VERSION} into ${folder} (once; takes about a minute)`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(options.cacheDir, { recursive: true });
  await step(folder, python, ["-m", "venv", folder], options);
  const requirement = `moto[server]==${MOTO_VERSION}`;
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement];
  await step(folder, join(folder, "bin", "python"), pip, options);
  // A virtual environment cannot be renamed into place, so a mark says that the installation came to its end.
  await writeFile(completeMark(folder), `${MOTO_VERSION}\n`);
  return join(folder, "bin", "moto_server");
}

function step(folder: string, command: string, args: string[], options: FindMotoOptions): Promise<void> {
  const settings = {
    env: options.env ?? process.env,
    maxBuffer: 16 * 1024 * 1024,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  return new Promise((resolve, reject) => {
    execFile(command, args, settings, (error, stdout, stderr) => {
      if (!error) return resolve();
      if (options.signal?.aborted) return reject(error);
      reject(motoInstallFailed([command, ...args].join(" "), folder, `${stdout}${stderr}` || error.message));
    });
  });
}

const privateFolder = (cacheDir: string) => join(cacheDir, `moto-${MOTO_VERSION}`);

const completeMark = (folder: string) => join(folder, ".complete");
