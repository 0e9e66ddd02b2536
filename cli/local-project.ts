import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../config/settings.ts";
import { findKeptUp } from "./kept-up.ts";

/**
 * Where stacks for the embedded AWS are synthesized: the folder of `llmops-aws local --keep` where that runs. Never the
 * project's own: the local state beside that is of a real account.
 */
export function localOutdir(folder: string): string {
  const kept = findKeptUp(folder)?.outdir;
  if (kept) return kept;
  const own = join(folder, ".llmops", "local");
  // An embedded AWS that was started for this command is empty, and so must the state be.
  rmSync(own, { recursive: true, force: true });
  return join(own, "cdktf.out");
}

/** Variables for an account that nobody depends on. */
export function placeholderVariables(settings: Settings): Record<string, string> {
  return {
    TF_VAR_aws_region: settings.region,
    TF_VAR_db_password: randomBytes(18).toString("base64url"),
    TF_VAR_alarm_email: "alarms@example.com",
  };
}
