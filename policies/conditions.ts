import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import type { Conditions } from "./statement.ts";

/**
 * Holds a statement whose resources carry no region to some regions.
 *
 * @param regions @default the regions of the settings
 */
export function inRegions(settings: Settings, regions = deriveNames(settings).regions): Conditions {
  return { StringEquals: { "aws:RequestedRegion": oneOrMany(regions) } };
}

/**
 * Holds a statement on buckets to the account and the regions of the settings, which a bucket's ARN
 * does not carry: a name that fits may be taken by another account.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function ownBuckets(settings: Settings): Conditions {
  const { account, regions } = deriveNames(settings);
  return {
    StringEqualsIfExists: { "aws:RequestedRegion": oneOrMany(regions), "s3:ResourceAccount": account },
  };
}

/** AWS returns a list of one as its only element: written that way, plans stay empty. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
