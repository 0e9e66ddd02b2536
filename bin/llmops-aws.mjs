#!/usr/bin/env node
// The command line without a build step: tsx reads the TypeScript as it is.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  const { register } = await import("tsx/esm/api");
  register();
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error(`The packages of this project are not installed: run 'npm ci' in ${project} first.`);
  process.exit(2);
}
await import(pathToFileURL(join(project, "cli", "main.ts")).href);
