import type { Case } from "../harness/case.ts";
import { PRINCIPALS, type PrincipalName } from "../harness/principals.ts";
import { IDENTITY_PATHS } from "./escalation-identities.ts";
import { CHAINING, COMPUTING, GUARDRAILS, LEAKS } from "./escalation-systems.ts";
import type { Row } from "./rows.ts";

/** Known paths from a little power in IAM to all of it. @see https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation */
export const ESCALATION_PATHS: readonly Row[] = [
  ...IDENTITY_PATHS,
  ...COMPUTING,
  ...LEAKS,
  ...GUARDRAILS,
  ...CHAINING,
];

/** Every path, from every role of the project and from any role that the Terraform role could make. */
export const ESCALATION: readonly Case[] = PRINCIPALS.flatMap((principal) =>
  ESCALATION_PATHS.map(
    ([action, resource, context]): Case => ({
      name: `escalation: ${action}`,
      principal,
      action,
      resource,
      ...(context && { context }),
      expected: "denied",
    }),
  ),
);

/** What the boundary denies outright; of sts, what a role could be let into. */
const OUTRIGHT = /^(account|cloudtrail|dynamodb|iam|organizations|s3|sts:(AssumeRole|GetFederationToken)$)/;

function granted(principal: PrincipalName, rows: readonly Row[]): Case[] {
  return rows.map(([action, resource]) => ({
    name: `granted by the resource's own policy: ${action}`,
    principal,
    action,
    resource,
    resourcePolicy: "grantsSession",
    expected: "denied",
  }));
}

/** What an owner of the resource grants to the very session is stopped by an explicit deny alone. */
export const GRANTED_BY_RESOURCE: readonly Case[] = [
  ...granted(
    "createdRole",
    [...GUARDRAILS, ...CHAINING].filter(([action]) => OUTRIGHT.test(action)),
  ),
  ...granted(
    "terraform",
    CHAINING.filter(([action]) => action === "sts:AssumeRole"),
  ),
];
