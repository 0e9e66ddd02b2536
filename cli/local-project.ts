import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Settings } from "../config/settings.ts";
import { findKeptUp } from "./kept-up.ts";

/**
 * Where stacks for the embedded AWS are synthesized: the folder of `llmops-aws local --keep` where that runs. Never the
 * project's own: the local state beside that is of a real account.
 */
export function localOutdir(folder: string): string {
  return findKeptUp(folder)?.outdir ?? join(folder, ".llmops", "local", "cdktf.out");
}

/** Variables for an account that nobody depends on. */
export function placeholderVariables(settings: Settings): Record<string, string> {
  return {
    TF_VAR_aws_region: settings.region,
    TF_VAR_db_password: randomBytes(18).toString("base64url"),
    TF_VAR_alarm_email: "alarms@example.com",
  };
}
