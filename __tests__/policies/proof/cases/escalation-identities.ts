import { worldwide } from "../harness/template.ts";
import type { Row } from "./rows.ts";

const user = worldwide("iam", "user/administrator");
const group = worldwide("iam", "group/administrators");
/** Stands for a role with every permission, which nobody is to reach. */
export const administrator = worldwide("iam", "role/administrator");
/** A role whose name fits the patterns, without a boundary unless a case says so. */
export const named = worldwide("iam", "role/llmops-worker");
const profile = worldwide("iam", "instance-profile/llmops-worker");
const boundary = "{boundaryArn}";
const ownPolicy = worldwide("iam", "policy/llmops-worker");
const adminPolicy = { "iam:PolicyARN": "arn:{partition}:iam::aws:policy/AdministratorAccess" };
const bounded = { "iam:PermissionsBoundary": boundary };
const otherBoundary = { "iam:PermissionsBoundary": "arn:{partition}:iam::aws:policy/AdministratorAccess" };

/** The roles of this project: nobody changes them but the person who deploys the stacks. */
export const OWN_ROLES = [
  "{terraformRole}",
  "{terraformPlanRole}",
  "{githubActionsRole}",
  "{ecsTaskExecutionRole}",
  "{ecsTaskRole}",
].map((name) => worldwide("iam", `role/${name}`));

/** Power over people: users, groups, keys, passwords. */
const PEOPLE: readonly Row[] = [
  ["iam:CreateUser", user],
  ["iam:CreateAccessKey", user],
  ["iam:UpdateAccessKey", user],
  ["iam:CreateLoginProfile", user],
  ["iam:UpdateLoginProfile", user],
  ["iam:AttachUserPolicy", user, adminPolicy],
  ["iam:PutUserPolicy", user],
  ["iam:DeleteUserPermissionsBoundary", user],
  ["iam:PutUserPermissionsBoundary", user],
  ["iam:AddUserToGroup", group],
  ["iam:AttachGroupPolicy", group, adminPolicy],
  ["iam:PutGroupPolicy", group],
  ["iam:CreateServiceSpecificCredential", user],
  ["iam:ResetServiceSpecificCredential", user],
  ["iam:UploadSSHPublicKey", user],
  ["iam:UploadSigningCertificate", user],
  ["iam:DeactivateMFADevice", user],
  ["iam:EnableMFADevice", user],
];

/** Power over policies: new versions, other defaults, the boundary itself. */
const POLICIES: readonly Row[] = [
  ["iam:CreatePolicyVersion", boundary],
  ["iam:SetDefaultPolicyVersion", boundary],
  ["iam:DeletePolicyVersion", boundary],
  ["iam:DeletePolicy", boundary],
  ["iam:TagPolicy", boundary],
  ["iam:CreatePolicyVersion", worldwide("iam", "policy/administrators")],
  ["iam:SetDefaultPolicyVersion", worldwide("iam", "policy/administrators")],
  ["iam:CreatePolicy", ownPolicy],
  ["iam:CreatePolicyVersion", ownPolicy],
  ["iam:SetDefaultPolicyVersion", ownPolicy],
];

/** Power over roles: making, changing, trusting and unbinding them. */
const ROLES: readonly Row[] = [
  ["iam:CreateRole", named],
  ["iam:CreateRole", named, otherBoundary],
  ["iam:CreateRole", worldwide("iam", "role/worker"), bounded],
  ["iam:AttachRolePolicy", named, adminPolicy],
  ["iam:AttachRolePolicy", administrator, { ...adminPolicy, ...bounded }],
  ["iam:PutRolePolicy", named],
  ["iam:PutRolePolicy", administrator, bounded],
  ["iam:DeleteRolePolicy", named],
  ["iam:DetachRolePolicy", named],
  ["iam:UpdateAssumeRolePolicy", named],
  ["iam:UpdateAssumeRolePolicy", administrator, bounded],
  ["iam:UpdateRole", named],
  ["iam:UpdateRoleDescription", named],
  ["iam:DeleteRolePermissionsBoundary", named, bounded],
  ["iam:DeleteRolePermissionsBoundary", named],
  ["iam:PutRolePermissionsBoundary", named, otherBoundary],
  ["iam:PutRolePermissionsBoundary", administrator, otherBoundary],
  ["iam:CreateInstanceProfile", profile],
  ["iam:AddRoleToInstanceProfile", profile],
  ["iam:TagRole", administrator],
  ...OWN_ROLES.flatMap((role): Row[] => [
    ["iam:AttachRolePolicy", role, { ...adminPolicy, ...bounded }],
    ["iam:PutRolePolicy", role, bounded],
    ["iam:DeleteRolePolicy", role, bounded],
    ["iam:DetachRolePolicy", role, bounded],
    ["iam:UpdateAssumeRolePolicy", role, bounded],
    ["iam:UpdateRole", role, bounded],
    ["iam:PutRolePermissionsBoundary", role, bounded],
    ["iam:DeleteRolePermissionsBoundary", role, bounded],
    ["iam:DeleteRole", role, bounded],
    ["iam:CreateRole", role, bounded],
    ["iam:TagRole", role],
    ["iam:UntagRole", role],
  ]),
];

/** Compute that could be handed a role. */
const COMPUTE = [
  "ec2.amazonaws.com",
  "lambda.amazonaws.com",
  "glue.amazonaws.com",
  "sagemaker.amazonaws.com",
  "cloudformation.amazonaws.com",
  "codebuild.amazonaws.com",
  "datapipeline.amazonaws.com",
  "states.amazonaws.com",
  "ssm.amazonaws.com",
  "batch.amazonaws.com",
  "events.amazonaws.com",
  "scheduler.amazonaws.com",
  "bedrock.amazonaws.com",
  "apprunner.amazonaws.com",
  "elasticmapreduce.amazonaws.com",
];

const passed = (service: string) => ({ "iam:PassedToService": service });

/** PassRole: an administrator to anything, any role to compute that is not the application's. */
const PASSING: readonly Row[] = [
  ["iam:PassRole", administrator],
  ["iam:PassRole", administrator, passed("ecs-tasks.amazonaws.com")],
  ["iam:PassRole", administrator, passed("monitoring.rds.amazonaws.com")],
  ...COMPUTE.flatMap((service): Row[] => [
    ["iam:PassRole", administrator, passed(service)],
    ["iam:PassRole", worldwide("iam", "role/{terraformRole}"), passed(service)],
    ["iam:PassRole", named, passed(service)],
  ]),
  ...["{terraformRole}", "{terraformPlanRole}", "{githubActionsRole}"].map(
    (name): Row => ["iam:PassRole", worldwide("iam", `role/${name}`), passed("ecs-tasks.amazonaws.com")],
  ),
];

/** Paths through users, policies, roles and the right to pass them on. */
export const IDENTITY_PATHS: readonly Row[] = [...PEOPLE, ...POLICIES, ...ROLES, ...PASSING];
