import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { Construct } from "constructs";
import type { Settings } from "../config/settings.ts";
import { policyText } from "../policies/document.ts";
import { POLICY_LIMITS, withinLimit } from "../policies/limits.ts";
import { permissionsBoundary } from "../policies/permissions-boundary.ts";

/**
 * The managed policy that every role Terraform makes must carry: the most such a role can ever do.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class PermissionsBoundary extends Construct {
  readonly policy: IamPolicy;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const document = withinLimit(permissionsBoundary(settings), POLICY_LIMITS.managed);
    this.policy = new IamPolicy(this, "policy", {
      name: document.name,
      description: "The most that a role made by the Terraform role can ever do",
      policy: policyText(document),
    });
  }

  /** ARN of the policy. */
  get arn(): string {
    return this.policy.arn;
  }
}
