import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { githubTrust } from "./github-trust.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * Lets GitHub's workflow runs of the plan role's subjects, pull requests by default, become that role.
 *
 * @throws PolicyError when the subjects make it longer than AWS allows
 */
export function terraformPlanTrust(settings: Settings): PolicyDocument {
  const name = `trust policy of ${settings.names.terraformPlanRole}`;
  const statements = githubTrust(settings, settings.planRole.githubSubjects);
  return withinLimit(policyDocument(name, statements), POLICY_LIMITS.trust);
}
