import type { Case } from "../harness/case.ts";
import { PRINCIPALS, type PrincipalName } from "../harness/principals.ts";
import { regional, s3, worldwide } from "../harness/template.ts";
import type { Row } from "./rows.ts";

const user = worldwide("iam", "user/administrator");
const group = worldwide("iam", "group/administrators");
const administrator = worldwide("iam", "role/administrator");
const named = worldwide("iam", "role/llmops-worker");
const profile = worldwide("iam", "instance-profile/llmops-worker");
const boundary = "{boundaryArn}";
const ownPolicy = worldwide("iam", "policy/llmops-worker");
const provider = worldwide("iam", "oidc-provider/token.actions.githubusercontent.com");
const adminPolicy = { "iam:PolicyARN": "arn:{partition}:iam::aws:policy/AdministratorAccess" };
const bounded = { "iam:PermissionsBoundary": boundary };
const otherBoundary = { "iam:PermissionsBoundary": "arn:{partition}:iam::aws:policy/AdministratorAccess" };

/** The roles of this project: nobody changes them but the person who deploys the stacks. */
const OWN_ROLES = [
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
  ...COMPUTE.flatMap((service): Row[] => [
    ["iam:PassRole", administrator, passed(service)],
    ["iam:PassRole", worldwide("iam", "role/{terraformRole}"), passed(service)],
    ["iam:PassRole", named, passed(service)],
  ]),
  ...["{terraformRole}", "{terraformPlanRole}", "{githubActionsRole}"].map(
    (name): Row => ["iam:PassRole", worldwide("iam", `role/${name}`), passed("ecs-tasks.amazonaws.com")],
  ),
];

const fn = regional("lambda", "function:administrator");

/** Compute that already carries somebody's role, or is given one while it is made. */
const COMPUTING: readonly Row[] = [
  ["lambda:CreateFunction", fn],
  ["lambda:UpdateFunctionCode", fn],
  ["lambda:UpdateFunctionConfiguration", fn],
  ["lambda:AddPermission", fn],
  ["ec2:RunInstances", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["ec2:AssociateIamInstanceProfile", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["ec2:ReplaceIamInstanceProfileAssociation", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["ec2:ModifyInstanceAttribute", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["ec2-instance-connect:SendSSHPublicKey", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["ssm:SendCommand", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["ssm:StartSession", regional("ec2", "instance/i-0a1b2c3d4e5f60718")],
  ["cloudformation:CreateStack", regional("cloudformation", "stack/administrator/0a1b2c3d")],
  ["cloudformation:UpdateStack", regional("cloudformation", "stack/administrator/0a1b2c3d")],
  ["codebuild:CreateProject", regional("codebuild", "project/administrator")],
  ["codebuild:StartBuild", regional("codebuild", "project/administrator")],
  ["glue:CreateDevEndpoint", "*"],
  ["glue:UpdateDevEndpoint", regional("glue", "devEndpoint/administrator")],
  ["glue:CreateJob", regional("glue", "job/administrator")],
  ["sagemaker:CreateNotebookInstance", regional("sagemaker", "notebook-instance/administrator")],
  ["sagemaker:CreatePresignedNotebookInstanceUrl", regional("sagemaker", "notebook-instance/administrator")],
  ["states:CreateStateMachine", regional("states", "stateMachine:administrator")],
  ["ecs:ExecuteCommand", regional("ecs", "task/{cluster}/0123456789abcdef0123456789abcdef")],
  ["ecs:RunTask", regional("ecs", "task-definition/administrator:1")],
];

/** The guardrails: trail, audit logs, states, locks, the provider that GitHub comes in by. */
const GUARDRAILS: readonly Row[] = [
  ["cloudtrail:StopLogging", regional("cloudtrail", "trail/{trail}")],
  ["cloudtrail:DeleteTrail", regional("cloudtrail", "trail/{trail}")],
  ["cloudtrail:UpdateTrail", regional("cloudtrail", "trail/{trail}")],
  ["cloudtrail:PutEventSelectors", regional("cloudtrail", "trail/{trail}")],
  ["s3:PutBucketPolicy", s3("{auditLogsBucket}")],
  ["s3:DeleteBucket", s3("{auditLogsBucket}")],
  ["s3:DeleteObject", s3("{auditLogsBucket}/AWSLogs/log.json.gz")],
  ["s3:PutLifecycleConfiguration", s3("{auditLogsBucket}")],
  ["s3:PutBucketPolicy", s3("{stateBucket}")],
  ["s3:PutBucketVersioning", s3("{stateBucket}")],
  ["s3:PutBucketPublicAccessBlock", s3("{stateBucket}")],
  ["s3:DeleteBucket", s3("{stateBucket}")],
  ["s3:PutObject", s3("{stateBucket}/llmops/iam.tfstate")],
  ["dynamodb:DeleteTable", regional("dynamodb", "table/{lockTable}")],
  ["iam:CreateOpenIDConnectProvider", provider],
  ["iam:DeleteOpenIDConnectProvider", provider],
  ["iam:UpdateOpenIDConnectProviderThumbprint", provider],
  ["iam:AddClientIDToOpenIDConnectProvider", provider],
  ["iam:CreateSAMLProvider", worldwide("iam", "saml-provider/mallory")],
  ["iam:UpdateSAMLProvider", worldwide("iam", "saml-provider/mallory")],
  ["organizations:LeaveOrganization", "*"],
  ["sns:SetTopicAttributes", regional("sns", "{alertsTopic}")],
  ["sns:DeleteTopic", regional("sns", "{alertsTopic}")],
  ["events:DeleteRule", regional("events", "rule/llmops-iam-changes")],
  ["events:DisableRule", regional("events", "rule/llmops-iam-changes")],
];

/** One role to the next. */
const CHAINING: readonly Row[] = [
  ["sts:AssumeRole", administrator],
  ["sts:AssumeRole", named],
  ...OWN_ROLES.map((role): Row => ["sts:AssumeRole", role]),
  ["sts:AssumeRole", "arn:{partition}:iam::{otherAccount}:role/administrator"],
  ["sts:GetFederationToken", "arn:{partition}:sts::{account}:federated-user/administrator"],
  ["kms:PutKeyPolicy", regional("kms", "key/0a1b2c3d-0000-4000-8000-000000000000")],
  ["kms:CreateGrant", regional("kms", "key/0a1b2c3d-0000-4000-8000-000000000000")],
];

/** Known paths from a little power in IAM to all of it. @see https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation */
export const ESCALATION_PATHS: readonly Row[] = [
  ...PEOPLE,
  ...POLICIES,
  ...ROLES,
  ...PASSING,
  ...COMPUTING,
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
    [...GUARDRAILS, ...CHAINING].filter(([action]) => /^(s3|sts:AssumeRole)/.test(action)),
  ),
  ...granted(
    "terraform",
    CHAINING.filter(([action]) => action === "sts:AssumeRole"),
  ),
];
