import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import type { Construct } from "constructs";
import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { stateBucketPolicy } from "../policies/state-bucket-policy.ts";
import { PrivateBucket } from "./private-bucket.ts";

/** Days after which an upload that was never finished is cleaned up. */
const ABORT_UPLOAD_DAYS = 7;

/**
 * The bucket that holds every Terraform state of the installation.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export class StateBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      bucketName: deriveNames(settings).stateBucket,
      policy: stateBucketPolicy(settings),
      kmsKeyArn: settings.state.kmsKeyArn,
    });
    this.expireOldVersions(settings.state);
  }

  /** States and lockfiles leave old versions behind; the newest ones always stay. */
  private expireOldVersions({ keptVersions, versionExpirationDays }: Settings["state"]): void {
    new S3BucketLifecycleConfiguration(this, "lifecycle_configuration", {
      bucket: this.bucket.id,
      // AWS takes a rule on noncurrent versions only once there can be any.
      dependsOn: [this.versioning],
      rule: [
        {
          id: "expire-old-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [
            { noncurrentDays: versionExpirationDays, newerNoncurrentVersions: keptVersions },
          ],
          expiration: [{ expiredObjectDeleteMarker: true }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABORT_UPLOAD_DAYS }],
        },
      ],
    });
  }
}
