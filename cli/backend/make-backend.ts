import { resolve } from "node:path";
import { backendArguments } from "../../config/backend.ts";
import { loadSettings } from "../../config/load-settings.ts";
import { STATE_KEYS } from "../../config/names.ts";
import { usageError } from "../frame/errors.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { wrap } from "../frame/text.ts";
import { backendHcl, backendJson, variablesExample } from "./render.ts";
import { allowedKey, keyOfDirectory } from "./state-key.ts";
import { filesWithBackend, type WrittenFile, writeFiles } from "./write-files.ts";

/** Options of `llmops-aws backend`. */
export interface BackendOptions {
  readonly key?: string;
  readonly hcl?: boolean;
  readonly force?: boolean;
}

/** Writes, or without a directory prints, the backend of another Terraform directory. */
export async function makeBackend(
  frame: Frame,
  options: BackendOptions,
  directory: string | undefined,
): Promise<CommandResult> {
  const settings = loadSettings(frame.env);
  const key = keyFor(options, directory);
  const backend = backendArguments(settings, key);
  const json = frame.json && !options.hcl;
  if (directory === undefined) {
    return { ok: true, json: backendJson(backend), text: backendHcl(backend) };
  }
  if (resolve(directory) === process.cwd()) {
    throw usageError(
      `${directory} is this project's own folder, whose stacks bring their backends: name the other directory.`,
    );
  }
  const name = json ? "backend.tf.json" : "backend.tf";
  const others = filesWithBackend(directory, name);
  if (others.length > 0) {
    throw usageError(
      `${others.join(" and ")} in ${directory} has a backend already, and Terraform takes one only; nothing was written. Take that block out first.`,
    );
  }
  const content = json ? `${JSON.stringify(backendJson(backend), undefined, 2)}\n` : backendHcl(backend);
  const files = writeFiles(
    directory,
    [
      { name, content },
      { name: "terraform.tfvars.example", content: variablesExample(settings) },
    ],
    options.force ?? false,
  );
  return { ok: true, json: { key, backend, files }, text: report(frame, directory, key, files) };
}

function keyFor({ key }: BackendOptions, directory: string | undefined): string {
  if (key !== undefined) return allowedKey(key);
  return directory === undefined ? STATE_KEYS.application : keyOfDirectory(directory);
}

function report(
  { colors, columns }: Frame,
  directory: string,
  key: string,
  files: readonly WrittenFile[],
): string {
  const unchanged = files.every(({ outcome }) => outcome === "unchanged");
  return [
    ...files.map(({ path, outcome }) => `${colors.green(outcome.padEnd(11))} ${path}`),
    "",
    `State key: ${key}. No other directory may have the same; --key names another.`,
    unchanged
      ? "Nothing was to be done."
      : `Next: cp terraform.tfvars.example terraform.tfvars in ${directory}, fill it in, then: terraform init`,
  ]
    .map((line) => wrap(line, columns, "  "))
    .join("\n");
}
