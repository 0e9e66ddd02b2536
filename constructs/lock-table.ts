import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { Construct } from "constructs";
import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";

/**
 * The table in which the S3 backend locks states and keeps their digests.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#dynamodb-state-locking
 */
export class LockTable extends Construct {
  readonly table: DynamodbTable;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { kmsKeyArn } = settings.state;
    this.table = new DynamodbTable(this, "table", {
      name: deriveNames(settings).lockTable,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, ...(kmsKeyArn && { kmsKeyArn }) },
      deletionProtectionEnabled: true,
      lifecycle: { preventDestroy: true },
    });
  }
}
