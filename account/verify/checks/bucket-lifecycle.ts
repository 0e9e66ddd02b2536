import type { LifecycleRule } from "@aws-sdk/client-s3";
import { block, needText } from "../../promise/promised.ts";
import { bucketLifecycle } from "../../state-bucket.ts";
import type { Check } from "../property.ts";
import { ofOwnBucket } from "./bucket.ts";

/** Lifecycle rules: what expires when. */
export const checkBucketLifecycle: Check = (resource, context) => {
  const found = ofOwnBucket(context, resource, bucketLifecycle);
  const rules = (resource.args.rule ?? []) as readonly Readonly<Record<string, unknown>>[];
  return [
    {
      subject: `bucket ${needText(resource, "bucket")}`,
      property: "lifecycle",
      expected: rules.map(promisedRule).sort(byId),
      found: async () => (await found())?.map(liveRule).sort(byId),
    },
  ];
};

interface Rule {
  readonly id: unknown;
  readonly enabled: boolean;
  readonly prefix: unknown;
  readonly [what: string]: unknown;
}

function promisedRule(rule: Readonly<Record<string, unknown>>): Rule {
  const noncurrent = block(rule.noncurrent_version_expiration);
  const expiration = block(rule.expiration);
  return {
    id: rule.id,
    enabled: rule.status === "Enabled",
    prefix: block(rule.filter).prefix ?? "",
    noncurrentDays: noncurrent.noncurrent_days,
    keptVersions: noncurrent.newer_noncurrent_versions,
    days: expiration.days,
    expiredDeleteMarkers: expiration.expired_object_delete_marker,
    abortUploadDays: block(rule.abort_incomplete_multipart_upload).days_after_initiation,
  };
}

function liveRule(rule: LifecycleRule): Rule {
  return {
    id: rule.ID,
    enabled: rule.Status === "Enabled",
    prefix: rule.Filter?.Prefix ?? rule.Prefix ?? "",
    noncurrentDays: rule.NoncurrentVersionExpiration?.NoncurrentDays,
    keptVersions: rule.NoncurrentVersionExpiration?.NewerNoncurrentVersions,
    days: rule.Expiration?.Days,
    expiredDeleteMarkers: rule.Expiration?.ExpiredObjectDeleteMarker,
    abortUploadDays: rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
  };
}

const byId = (a: Rule, b: Rule) => String(a.id).localeCompare(String(b.id));
