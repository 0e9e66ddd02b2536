import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { githubTrust } from "./github-trust.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * Lets GitHub's workflow runs of the settings' subjects become the GitHub Actions role.
 *
 * @throws PolicyError when the subjects make it longer than AWS allows
 */
export function githubActionsTrust(settings: Settings): PolicyDocument {
  const name = `trust policy of ${settings.names.githubActionsRole}`;
  return withinLimit(
    policyDocument(name, githubTrust(settings, settings.github.subjects)),
    POLICY_LIMITS.trust,
  );
}
