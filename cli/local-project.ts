import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../config/settings.ts";

/**
 * Where stacks for the embedded AWS are synthesized: the folder of `llmops-aws local --keep` where that runs. Never the
 * project's own: the local state beside that is of a real account.
 */
export function localOutdir(folder: string): string {
  try {
    const kept = JSON.parse(readFileSync(join(folder, ".llmops", "local.json"), "utf8")) as KeptUp;
    process.kill(kept.pid, 0);
    if (kept.outdir) return kept.outdir;
  } catch {
    // Nothing is kept up.
  }
  return join(folder, ".llmops", "local", "cdktf.out");
}

interface KeptUp {
  readonly pid: number;
  readonly outdir?: string;
}

/** Variables for an account that nobody depends on. */
export function placeholderVariables(settings: Settings): Record<string, string> {
  return {
    TF_VAR_aws_region: settings.region,
    TF_VAR_db_password: randomBytes(18).toString("base64url"),
    TF_VAR_alarm_email: "alarms@example.com",
  };
}
