import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { backendArguments } from "../config/backend.ts";
import { STATE_KEYS } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { LockTable } from "../constructs/lock-table.ts";
import { keepStateInBucket, keepStateInFile } from "../constructs/state-backend.ts";
import { StateBucket } from "../constructs/state-bucket.ts";
import { LlmopsStack } from "./llmops-stack.ts";

/** The Terraform state backend: bucket and lock table. Applied first; everything else keeps its state here. */
export class BootstrapStack extends LlmopsStack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, settings);
    if (settings.state.bootstrap === "s3") keepStateInBucket(this, settings, STATE_KEYS.bootstrap);
    else keepStateInFile(this);
    this.useAws(settings.region);

    const state = new StateBucket(this, "state", settings);
    const locks = new LockTable(this, "locks", settings);

    this.describeBackend(state, locks);
  }

  private describeBackend(state: StateBucket, locks: LockTable): void {
    const { key: _, ...backend } = backendArguments(this.settings, STATE_KEYS.application);
    new TerraformOutput(this, "state_bucket", {
      value: state.bucket.id,
      description: "Bucket that holds the Terraform states",
    });
    new TerraformOutput(this, "lock_table", {
      value: locks.table.name,
      description: "DynamoDB table that locks them",
    });
    new TerraformOutput(this, "region", { value: this.settings.region, description: "Region of both" });
    new TerraformOutput(this, "backend_config", {
      value: backend,
      description: "Arguments of an S3 backend on this bucket; each state adds a key of its own",
    });
  }
}
