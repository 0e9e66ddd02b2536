import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder, deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { Statement } from "../statement.ts";

/** Services whose service-linked roles the application's resources make on first use. */
const LINKED_SERVICES = [
  "autoscaling.amazonaws.com",
  "ecs.amazonaws.com",
  "ecs.application-autoscaling.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
  "rds.amazonaws.com",
  "rds.application-autoscaling.amazonaws.com",
];

/** Actions on a role that IAM lets depend on the boundary that the role carries or is given. */
const BOUND_WRITES = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

const READS = [
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
  "iam:ListRolePolicies",
  "iam:ListRoleTags",
];

/** Reading the application's roles and the two of this project that its tasks run as. */
export function roleReads(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  return [
    {
      sid: "ReadRoles",
      actions: READS,
      resources: [
        ...patternArns(settings).global("iam", "role/"),
        arns.ecsTaskExecutionRole,
        arns.ecsTaskRole,
      ],
    },
  ];
}

/**
 * Making the application's roles: by name pattern, and only under the permissions boundary.
 *
 * Tags and PassRole know no boundary: the name alone holds them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export function roleWrites(settings: Settings): readonly Statement[] {
  const { arns } = deriveNames(settings);
  const roles = patternArns(settings).global("iam", "role/");
  const bound = { StringEquals: { "iam:PermissionsBoundary": arns.permissionsBoundary } };
  return [
    {
      sid: "ManageBoundedRoles",
      actions: BOUND_WRITES,
      resources: roles,
      ...(settings.permissionsBoundary.required && { conditions: bound }),
    },
    { sid: "TagRoles", actions: ["iam:TagRole", "iam:UntagRole"], resources: roles },
    {
      sid: "PassRoles",
      actions: ["iam:PassRole"],
      resources: [...roles, arns.ecsTaskExecutionRole, arns.ecsTaskRole],
      conditions: {
        StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com", "monitoring.rds.amazonaws.com"] },
      },
    },
    {
      sid: "CreateServiceLinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: LINKED_SERVICES.map((service) =>
        arnBuilder(settings).global("iam", `role/aws-service-role/${service}/*`),
      ),
      conditions: { StringEquals: { "iam:AWSServiceName": LINKED_SERVICES } },
    },
  ];
}
