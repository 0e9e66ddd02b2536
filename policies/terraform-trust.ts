import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { githubTrust } from "./github-trust.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * Lets the account, or the principals that the settings name, become the Terraform role, and
 * GitHub's workflow runs of its own subjects where there are any.
 *
 * @throws PolicyError when principals and subjects make it longer than AWS allows
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function terraformTrust(settings: Settings): PolicyDocument {
  const { principals, requireMfa, githubSubjects } = settings.terraformRole;
  const named = principals.length > 0;
  const document = policyDocument(`trust policy of ${settings.names.terraformRole}`, [
    {
      sid: named ? "NamedPrincipals" : "PrincipalsOfThisAccount",
      principal: { AWS: named ? principals : deriveNames(settings).arns.accountRoot },
      actions: ["sts:AssumeRole"],
      ...(requireMfa && { conditions: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
    },
    ...githubTrust(settings, githubSubjects),
  ]);
  return withinLimit(document, POLICY_LIMITS.trust);
}
