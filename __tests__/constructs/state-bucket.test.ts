import { describe, expect, test } from "@jest/globals";
import { StateBucket } from "../../constructs/state-bucket.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { synthesizeScope, type Template } from "../support/template.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
const BUCKET_ID = /^\$\{aws_s3_bucket\.\w+\.id\}$/;

function stateBucket(...changes: readonly Change[]): Template {
  return synthesizeScope((scope) => {
    new StateBucket(scope, "state", settingsWith(...changes));
  });
}

describe("the state bucket", () => {
  const template = stateBucket();

  test("has the account in its name and is never destroyed by Terraform", () => {
    expect(template.only("aws_s3_bucket")).toEqual({
      bucket: "llmops-terraform-state-123456789012",
      lifecycle: { prevent_destroy: true },
    });
  });

  test("has the name of the settings", () => {
    expect(stateBucket(["names.stateBucket", "team-states"]).only("aws_s3_bucket")).toMatchObject({
      bucket: "team-states",
    });
  });

  test("keeps versions", () => {
    expect(template.only("aws_s3_bucket_versioning")).toEqual({
      bucket: expect.stringMatching(BUCKET_ID),
      versioning_configuration: { status: "Enabled" },
    });
  });

  test.each<[string, Change[], object]>([
    ["AES256 by default", [], { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    [
      "a KMS key by setting, asked for once an hour and not for every object",
      [["state.kmsKeyArn", KEY]],
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
        bucket_key_enabled: true,
      },
    ],
  ])("encrypts with %s", (_, changes, rule) => {
    expect(stateBucket(...changes).only("aws_s3_bucket_server_side_encryption_configuration")).toEqual({
      bucket: expect.stringMatching(BUCKET_ID),
      rule: [rule],
    });
  });

  test("is closed to the public in all four ways", () => {
    expect(template.only("aws_s3_bucket_public_access_block")).toEqual({
      bucket: expect.stringMatching(BUCKET_ID),
      block_public_acls: true,
      ignore_public_acls: true,
      block_public_policy: true,
      restrict_public_buckets: true,
    });
  });

  test("belongs to its account, ACLs off", () => {
    expect(template.only("aws_s3_bucket_ownership_controls")).toEqual({
      bucket: expect.stringMatching(BUCKET_ID),
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
  });

  test.each<[string, Change[], string]>([
    ["aws", [], "arn:aws:s3:::llmops-terraform-state-123456789012"],
    ["aws-cn", [["region", "cn-north-1"]], "arn:aws-cn:s3:::llmops-terraform-state-123456789012"],
  ])("refuses plain HTTP and TLS below 1.2, whoever asks, in %s", (_, changes, arn) => {
    const { bucket, policy } = stateBucket(...changes).only("aws_s3_bucket_policy");

    expect(bucket).toMatch(BUCKET_ID);
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] };
    expect(policy.Statement).toEqual([
      { ...deny, Sid: "DenyPlainHttp", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { ...deny, Sid: "DenyTlsBelow12", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    ]);
  });

  test.each<[string, Change[], number, number]>([
    ["30 newest, 90 days by default", [], 30, 90],
    [
      "as many and as long as set",
      [
        ["state.keptVersions", 1],
        ["state.versionExpirationDays", 3650],
      ],
      1,
      3650,
    ],
  ])("expires old versions (%s), delete markers and unfinished uploads", (_, changes, kept, days) => {
    expect(stateBucket(...changes).only("aws_s3_bucket_lifecycle_configuration")).toEqual({
      bucket: expect.stringMatching(BUCKET_ID),
      depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
      rule: [
        {
          id: "expire-old-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrent_version_expiration: [{ noncurrent_days: days, newer_noncurrent_versions: kept }],
          expiration: [{ expired_object_delete_marker: true }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    });
  });
});
