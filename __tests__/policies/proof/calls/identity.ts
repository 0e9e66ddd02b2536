import { worldwide } from "../harness/template.ts";
import { type CallTable, on, onAll, same, textOf } from "./requirement.ts";

const role = worldwide("iam", "role/{RoleName}");
const bounded = { "iam:PermissionsBoundary": "{PermissionsBoundary}" };
const boundedAttachment = { ...bounded, "iam:PolicyARN": "{PolicyArn}" };

/** Roles of the application: every change of one carries the boundary as a condition key. */
export const iam: CallTable = {
  operations: {
    ...same("iam", role, [
      "GetRole",
      "GetRolePolicy",
      "ListAttachedRolePolicies",
      "ListInstanceProfilesForRole",
      "ListRolePolicies",
      "ListRoleTags",
      "TagRole",
      "UntagRole",
    ]),
    AttachRolePolicy: [on(role, "iam:AttachRolePolicy", boundedAttachment)],
    CreateRole: [on(role, "iam:CreateRole", bounded), on(role, "iam:TagRole")],
    DeleteRole: [on(role, "iam:DeleteRole", bounded)],
    DeleteRolePolicy: [on(role, "iam:DeleteRolePolicy", bounded)],
    DetachRolePolicy: [on(role, "iam:DetachRolePolicy", boundedAttachment)],
    PutRolePolicy: [on(role, "iam:PutRolePolicy", bounded)],
    UpdateAssumeRolePolicy: [on(role, "iam:UpdateAssumeRolePolicy", bounded)],
    UpdateRole: [on(role, "iam:UpdateRole", bounded)],
    UpdateRoleDescription: [on(role, "iam:UpdateRoleDescription", bounded)],
    PutRolePermissionsBoundary: [on(role, "iam:PutRolePermissionsBoundary", bounded)],
  },
  samples: {
    RoleName: "{prefix}-task-role",
    PermissionsBoundary: "{boundaryArn}",
    PolicyArn: "arn:{partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
  },
  // A role that is made without a boundary has none, whatever the sample says.
  told: {
    PermissionsBoundary: (call) =>
      call.Action === "CreateRole" ? (textOf(call, "PermissionsBoundary") ?? "none") : undefined,
  },
};

/** Who am I: AWS grants it to everybody. */
export const sts: CallTable = { operations: { GetCallerIdentity: [onAll("sts:GetCallerIdentity")] } };
