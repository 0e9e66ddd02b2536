import { describe, expect, test } from "@jest/globals";
import { AuditTrail } from "../../constructs/audit-trail.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { synthesizeScope, type Template } from "../support/template.ts";

function auditTrail(...changes: readonly Change[]): Template {
  return synthesizeScope((scope) => {
    new AuditTrail(scope, "audit", settingsWith(...changes));
  });
}

describe("the audit trail", () => {
  const template = auditTrail();

  test("records every region and the global services, and its files can be checked", () => {
    expect(template.only("aws_cloudtrail")).toEqual({
      name: "llmops-trail",
      s3_bucket_name: expect.stringMatching(/^\$\{aws_s3_bucket\.\w+\.id\}$/),
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\./)],
    });
  });

  test("writes to a bucket of its own, which carries the account in its name", () => {
    expect(template.only("aws_s3_bucket")).toEqual({
      bucket: "llmops-audit-logs-123456789012",
      lifecycle: { prevent_destroy: true },
    });
  });

  test("has the names of the settings", () => {
    const renamed = auditTrail(["names.trail", "team-trail"], ["names.auditLogsBucket", "team-audit"]);

    expect(renamed.only("aws_cloudtrail").name).toBe("team-trail");
    expect(renamed.only("aws_s3_bucket").bucket).toBe("team-audit");
  });

  test("its bucket is private, versioned and encrypted", () => {
    expect(template.only("aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
    expect(template.only("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      ignore_public_acls: true,
      block_public_policy: true,
      restrict_public_buckets: true,
    });
    expect(template.only("aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  test("only this trail may write there", () => {
    const { policy } = template.only("aws_s3_bucket_policy");

    expect(policy.Statement).toContainEqual(
      expect.objectContaining({
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::llmops-audit-logs-123456789012/AWSLogs/123456789012/*",
        Condition: {
          StringEquals: {
            "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/llmops-trail",
            "s3:x-amz-acl": "bucket-owner-full-control",
          },
        },
      }),
    );
  });
});
