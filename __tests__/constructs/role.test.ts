import { describe, expect, test } from "@jest/globals";
import type { Construct } from "constructs";
import { PermissionsBoundary } from "../../constructs/permissions-boundary.ts";
import { Role, type RoleProps } from "../../constructs/role.ts";
import { type PolicyDocument, policyDocument } from "../../policies/document.ts";
import { policySize } from "../../policies/limits.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { synthesizeScope, type Template } from "../support/template.ts";

class AnyRole extends Role {
  constructor(scope: Construct, props: Partial<RoleProps>) {
    super(scope, "any", {
      name: "any-role",
      description: "Any",
      trust: documentOf("any-trust", 300),
      permissions: documentOf("any-policy", 300),
      ...props,
    });
  }
}

class RoleWithArea extends AnyRole {
  constructor(scope: Construct, document: PolicyDocument) {
    super(scope, {});
    this.attachAreas("", [document]);
  }
}

/** A document of exactly so many characters, as IAM counts them. */
function documentOf(name: string, size: number): PolicyDocument {
  const build = (sid: string) => policyDocument(name, [{ sid, actions: ["s3:GetObject"], resources: ["*"] }]);
  return build("A".repeat(size - policySize(build("A")) + 1));
}

function synthesizeRole(props: Partial<RoleProps>): Template {
  return synthesizeScope((scope) => {
    new AnyRole(scope, props);
  });
}

describe("a role's documents", () => {
  test.each<[string, keyof RoleProps, number]>([
    ["trust policy", "trust", 2_048],
    ["inline policy", "permissions", 10_240],
  ])("a %s may be as long as AWS allows, and no longer", (_, prop, limit) => {
    expect(() => synthesizeRole({ [prop]: documentOf("long", limit) })).not.toThrow();
    expect(() => synthesizeRole({ [prop]: documentOf("long", limit + 1) })).toThrow(
      `long: ${limit + 1} characters without white space, AWS's limit is ${limit}: shorten names or lists in the settings`,
    );
  });

  test("a managed policy may be as long as AWS allows, and no longer", () => {
    const build = (size: number) =>
      synthesizeScope((scope) => {
        new RoleWithArea(scope, documentOf("long", size));
      });

    expect(build(6_144).only("aws_iam_policy").name).toBe("long");
    expect(() => build(6_145)).toThrow("long: 6145 characters without white space, AWS's limit is 6144");
  });

  test("the inline policy has the document's name", () => {
    expect(synthesizeRole({}).only("aws_iam_role_policy").name).toBe("any-policy");
  });
});

describe("the permissions boundary", () => {
  function boundary(...changes: readonly Change[]): Template {
    return synthesizeScope((scope) => {
      new PermissionsBoundary(scope, "boundary", settingsWith(...changes));
    });
  }

  test("is a managed policy: IAM takes no other kind as a boundary", () => {
    const policy = boundary().only("aws_iam_policy");

    expect(policy.name).toBe("llmops-permissions-boundary");
    expect(policy.policy.Statement.length).toBeGreaterThan(0);
  });

  test("has the name of the settings", () => {
    expect(boundary(["names.permissionsBoundary", "team-boundary"]).only("aws_iam_policy").name).toBe(
      "team-boundary",
    );
  });
});
