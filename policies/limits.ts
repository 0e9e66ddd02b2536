import { type PolicyDocument, policyText } from "./document.ts";
import { overLimit } from "./errors.ts";

/**
 * Characters AWS allows, white space not counted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const POLICY_LIMITS = { trust: 2_048, inlinePerRole: 10_240, managed: 6_144 } as const;

/** Size of a document as IAM counts it: characters without white space. */
export function policySize(document: PolicyDocument): number {
  return policyText(document).replace(/\s/g, "").length;
}

/**
 * Returns the document when it fits.
 *
 * @throws PolicyError with the size and the limit when it does not
 */
export function withinLimit(document: PolicyDocument, limit: number): PolicyDocument {
  const size = policySize(document);
  if (size > limit) throw overLimit(document.name, size, limit);
  return document;
}
