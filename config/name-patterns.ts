import { arnBuilder } from "./names.ts";
import type { Settings } from "./settings.ts";

/** ARNs of the resources that Terraform may manage: those whose names fit the settings' patterns. */
export interface PatternArns {
  /**
   * One ARN a region and pattern.
   *
   * @param before what stands before the name, such as `cluster/`
   * @param after what stands after it, such as `:*`
   */
  regional(service: string, before: string, after?: string): readonly string[];
  global(service: string, before: string, after?: string): readonly string[];
  /** Pairs of patterns: `before` pattern `/` pattern, as in `service/CLUSTER/SERVICE`. */
  pairs(service: string, before: string): readonly string[];
  /** Log groups, also those with a path before the name, as in `/ecs/llmops-task`. */
  logGroups(): readonly string[];
  /** The streams of those log groups. */
  logStreams(): readonly string[];
  buckets(): readonly string[];
  /** Secrets, whatever six characters Secrets Manager appended. */
  secrets(): readonly string[];
}

/**
 * Whether `*` stands at a pattern's end only: anywhere else it may stand for a slash too, and the
 * pattern of a bucket would fit keys of other buckets.
 */
export function anchored(pattern: string): boolean {
  return /^[^*]+\**$/.test(pattern);
}

/** A pattern, and where it ends in no `*` of its own, the same with what AWS puts behind a name. */
const followedBy = (pattern: string, after: string) =>
  pattern.endsWith("*") ? [pattern] : [pattern, `${pattern}${after}`];

/** Whether a name or ARN fits a pattern as IAM reads it: `*` is any characters, everything else itself. */
export function matchesPattern(pattern: string, name: string): boolean {
  const literal = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`).test(name);
}

/**
 * Builds the ARNs of `terraformRole.namePatterns` in the settings' regions.
 *
 * @param regions `each` writes an ARN a region, `any` one for all of them: shorter, and a condition has to hold them
 */
export function patternArns(settings: Settings, regions: "each" | "any" = "each"): PatternArns {
  const arn = arnBuilder(settings);
  const inRegions = (service: string, resource: string) =>
    regions === "each" ? arn.everyRegion(service, resource) : [arn.anyRegion(service, resource)];
  const patterns = settings.terraformRole.namePatterns;
  const groupNames = patterns.flatMap((each) => (each.startsWith("*") ? [each] : [each, `*/${each}`]));
  return {
    regional: (service, before, after = "") =>
      patterns.flatMap((each) => inRegions(service, `${before}${each}${after}`)),
    global: (service, before, after = "") =>
      patterns.map((each) => arn.global(service, `${before}${each}${after}`)),
    pairs: (service, before) =>
      patterns.flatMap((outer) =>
        patterns.flatMap((inner) => inRegions(service, `${before}${outer}/${inner}`)),
      ),
    // CloudWatch Logs asks for most actions on a group with a colon and more behind its name.
    logGroups: () =>
      groupNames
        .flatMap((each) => followedBy(each, ":*"))
        .flatMap((each) => inRegions("logs", `log-group:${each}`)),
    logStreams: () => groupNames.flatMap((each) => inRegions("logs", `log-group:${each}:log-stream:*`)),
    buckets: () => patterns.map(arn.bucket),
    secrets: () =>
      patterns
        .flatMap((each) => followedBy(each, "-??????").slice(-1))
        .flatMap((each) => inRegions("secretsmanager", `secret:${each}`)),
  };
}
