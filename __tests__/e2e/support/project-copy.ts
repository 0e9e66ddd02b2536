import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..", "..");

/** What a user has after a clone and an install, but for the tests. */
const PARTS = [
  "account",
  "bin",
  "cdktf.json",
  "cli",
  "config",
  "constructs",
  "emulator",
  "llmops.config.json",
  "main.ts",
  "package-lock.json",
  "package.json",
  "policies",
  "stacks",
  "terraform",
  "terraform.tfvars.example",
  "tsconfig.json",
];

/** A copy of the project in a folder of its own: what a test deploys from it never touches the real state files. */
export interface ProjectCopy {
  readonly folder: string;
  /** Path of a file in the copy. */
  path(...parts: string[]): string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Copies the project; `node_modules` is a link to the real one. */
export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "llmops-e2e-"));
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    path: (...parts) => join(folder, ...parts),
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
