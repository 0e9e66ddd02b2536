import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { tlsOnly } from "./tls-only.ts";

/** Policy of the state bucket: nothing but TLS 1.2 and later. */
export function stateBucketPolicy(settings: Settings): PolicyDocument {
  const { arns, stateBucket } = deriveNames(settings);
  return policyDocument(`bucket policy of ${stateBucket}`, tlsOnly(arns.stateBucket));
}
