import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type PolicyDocument, policyText } from "../policies/document.ts";
import { POLICY_LIMITS, withinLimit } from "../policies/limits.ts";

/** What every role of this project is made of. */
export interface RoleProps {
  /** Name of the role, 1 to 64 characters. */
  readonly name: string;
  /** What a person reads beside the role in the console. */
  readonly description: string;
  /** Who may become the role. */
  readonly trust: PolicyDocument;
  /** What the role may do, as an inline policy of the document's name. */
  readonly permissions: PolicyDocument;
  /** @default nothing has to exist before the role */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * A role with one inline policy: base of the project's roles.
 *
 * @throws PolicyError when a document is over AWS's limit
 */
export abstract class Role extends Construct {
  readonly role: IamRole;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    this.role = new IamRole(this, "role", {
      name: props.name,
      description: props.description,
      assumeRolePolicy: policyText(withinLimit(props.trust, POLICY_LIMITS.trust)),
      ...(props.dependsOn && { dependsOn: props.dependsOn }),
    });
    new IamRolePolicy(this, "policy", {
      name: props.permissions.name,
      role: this.role.name,
      policy: policyText(withinLimit(props.permissions, POLICY_LIMITS.inlinePerRole)),
    });
  }

  /** ARN of the role. */
  get arn(): string {
    return this.role.arn;
  }

  /** Attaches a managed policy of AWS. A role of this project carries one at the most. */
  protected attach(policyArn: string): void {
    new IamRolePolicyAttachment(this, "policy_attachment", { role: this.role.name, policyArn });
  }

  /**
   * Makes managed policies and attaches them: for what does not fit beside the inline policy.
   *
   * @param prefix what every name begins with; the rest, the policy's area, becomes part of its addresses
   */
  protected attachAreas(prefix: string, documents: readonly PolicyDocument[]): void {
    for (const document of documents) this.attachArea(document.name.slice(prefix.length), document);
  }

  private attachArea(area: string, document: PolicyDocument): void {
    const scope = new Construct(this, area);
    const policy = new IamPolicy(scope, "policy", {
      name: document.name,
      policy: policyText(withinLimit(document, POLICY_LIMITS.managed)),
    });
    new IamRolePolicyAttachment(scope, "policy_attachment", { role: this.role.name, policyArn: policy.arn });
  }
}
