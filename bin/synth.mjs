#!/usr/bin/env node
// Runs main.ts as one bundled file: translating TypeScript file by file takes longer than the synth
// itself, and so does finding a library's files one by one. The bundle is kept under a hash of everything that
// went into it, so that it is never stale.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, ".llmops", "cache", "synth");
const require = createRequire(import.meta.url);

const KEPT_MS = 24 * 60 * 60 * 1000;
const SOURCES = ["config", "policies", "constructs", "stacks"];

function sourceFiles() {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
  );
  return ["main.ts", ...files.filter((file) => file.endsWith(".ts")).sort()];
}

function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  const inputs = [
    fileURLToPath(import.meta.url),
    join(root, "package-lock.json"),
    ...sourceFiles().map((file) => join(root, file)),
  ];
  for (const input of inputs) hash.update(input.slice(root.length)).update("\0").update(readFileSync(input));
  return hash.digest("hex").slice(0, 16);
}

function bundle(file) {
  mkdirSync(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  require("esbuild").buildSync({
    absWorkingDir: root,
    entryPoints: ["main.ts"],
    outfile: unfinished,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  renameSync(unfinished, file);
  // Another synth may be about to load what another version of the sources left: only old bundles go.
  for (const old of readdirSync(cache).map((name) => join(cache, name))) {
    if (Date.now() - statSync(old).mtimeMs > KEPT_MS) rmSync(old, { force: true });
  }
}

// cdktf 0.21 calls util.isArray, of which Node 24 warns whoever runs it.
process.noDeprecation = true;
const file = join(cache, `${fingerprint()}.cjs`);
if (!existsSync(file)) bundle(file);
// Whoever will synthesize in a moment can have the bundle made meanwhile.
if (!process.argv.includes("--bundle-only")) require(file);
