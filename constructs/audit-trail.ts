import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail/index.js";
import type { Construct } from "constructs";
import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { auditLogsBucketPolicy } from "../policies/audit-logs-bucket-policy.ts";
import { PrivateBucket } from "./private-bucket.ts";

/**
 * The account's record of API calls: a trail over all regions and the bucket it writes to.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export class AuditTrail extends PrivateBucket {
  readonly trail: Cloudtrail;

  constructor(scope: Construct, id: string, settings: Settings) {
    const { auditLogsBucket } = deriveNames(settings);
    super(scope, id, { bucketName: auditLogsBucket, policy: auditLogsBucketPolicy(settings) });
    this.trail = new Cloudtrail(this, "cloudtrail", {
      name: settings.names.trail,
      s3BucketName: this.bucket.id,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      // CloudTrail refuses a bucket that does not let it write yet.
      dependsOn: [this.policy],
    });
  }
}
