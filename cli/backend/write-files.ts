import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { usageError } from "../frame/errors.ts";

/** A file to be written into a directory. */
export interface NewFile {
  readonly name: string;
  readonly content: string;
}

/** What became of a file. */
export interface WrittenFile {
  readonly path: string;
  readonly outcome: "written" | "overwritten" | "unchanged";
}

/**
 * Writes the files; nothing at all where one of them would overwrite something that differs.
 *
 * @param force overwrite what differs
 * @throws UsageError naming every file in the way
 */
export function writeFiles(
  directory: string,
  files: readonly NewFile[],
  force: boolean,
): readonly WrittenFile[] {
  const planned = files.map((file) => ({ ...file, ...plan(join(directory, file.name), file.content) }));
  const inTheWay = planned.filter(({ outcome }) => outcome === "overwritten");
  if (inTheWay.length > 0 && !force) {
    const names = inTheWay.map(({ path }) => path).join(" and ");
    throw usageError(
      `${names} is there already and differs; nothing was written. Look at it, then overwrite it with --force (without [dir] the backend is only printed).`,
    );
  }
  mkdirSync(directory, { recursive: true });
  for (const { path, content, outcome } of planned) if (outcome !== "unchanged") replace(path, content);
  return planned.map(({ path, outcome }) => ({ path, outcome }));
}

function plan(path: string, content: string): WrittenFile {
  try {
    return { path, outcome: readFileSync(path, "utf8") === content ? "unchanged" : "overwritten" };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { path, outcome: "written" };
    throw usageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}

/** Whole or not at all: an interrupt between two writes leaves no half file. */
function replace(path: string, content: string): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

/** Files of a directory, other than `except`, that hold a backend already: Terraform takes one only. */
export function filesWithBackend(directory: string, except: string): readonly string[] {
  let names: string[];
  try {
    if (!statSync(directory).isDirectory()) throw usageError(`${directory} is a file: name a directory.`);
    names = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return names.filter((name) => {
    if (name === except || !/\.tf(\.json)?$/.test(name)) return false;
    const text = readFileSync(join(directory, name), "utf8").replace(/^\s*(#|\/\/).*$/gm, "");
    return /\b(backend\s+"|backend"\s*:|cloud\s*\{)/.test(text);
  });
}
