import { regional, s3, worldwide } from "../harness/template.ts";
import { administrator, named, OWN_ROLES } from "./escalation-identities.ts";
import type { Row } from "./rows.ts";

const provider = worldwide("iam", "oidc-provider/token.actions.githubusercontent.com");
const fn = regional("lambda", "function:administrator");

const password = "{secretsPrefix}db/password-AbCdEf";

/** Compute that already carries somebody's role, or is given one while it is made. */
export const COMPUTING: readonly Row[] = [
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
  ["ecs:StartTask", regional("ecs", "task-definition/administrator:1")],
  ["ecs:CreateTaskSet", regional("ecs", "task-set/{cluster}/{service}/ecs-svc/1")],
  ["events:PutTargets", regional("events", "rule/llmops-nightly")],
  ["scheduler:CreateSchedule", regional("scheduler", "schedule/default/llmops-nightly")],
  ["lambda:InvokeFunction", fn],
  ["rds:AddRoleToDBInstance", regional("rds", "db:llmops-db")],
];

/** Data that leaves by a way of its own. */
export const LEAKS: readonly Row[] = [
  ["rds:ModifyDBSnapshotAttribute", regional("rds", "snapshot:llmops-db-final")],
  ["rds:CopyDBSnapshot", regional("rds", "snapshot:llmops-db-final")],
  ["s3:PutReplicationConfiguration", s3("{assetsBucket}")],
  ["s3:PutAccountPublicAccessBlock", "*"],
  ["s3:CreateAccessPoint", regional("s3", "accesspoint/llmops-states")],
  ["ecr:PutRegistryPolicy", "*"],
  ["ecr:PutReplicationConfiguration", "*"],
  ["ecr:CreatePullThroughCacheRule", "*"],
  ["secretsmanager:ReplicateSecretToRegions", regional("secretsmanager", `secret:${password}`)],
  ["dynamodb:PutResourcePolicy", regional("dynamodb", "table/{lockTable}")],
];

/** The guardrails: trail, audit logs, states, locks, the provider that GitHub comes in by. */
export const GUARDRAILS: readonly Row[] = [
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
  ["s3:CreateBucket", s3("{stateBucket}")],
  ["s3:TagResource", s3("{stateBucket}")],
  ["s3:UntagResource", s3("{stateBucket}")],
  ["s3:PutObject", s3("{stateBucket}/llmops/iam.tfstate")],
  ["dynamodb:DeleteTable", regional("dynamodb", "table/{lockTable}")],
  ...["DeleteSecret", "PutResourcePolicy", "PutSecretValue", "UpdateSecret"].map(
    (name): Row => [`secretsmanager:${name}`, regional("secretsmanager", `secret:${password}`)],
  ),
  ["iam:CreateOpenIDConnectProvider", provider],
  ["iam:DeleteOpenIDConnectProvider", provider],
  ["iam:UpdateOpenIDConnectProviderThumbprint", provider],
  ["iam:AddClientIDToOpenIDConnectProvider", provider],
  ["iam:CreateSAMLProvider", worldwide("iam", "saml-provider/mallory")],
  ["iam:UpdateSAMLProvider", worldwide("iam", "saml-provider/mallory")],
  ["organizations:LeaveOrganization", "*"],
  ["account:PutAlternateContact", worldwide("account", "account")],
  ["sso:CreateAccountAssignment", "arn:{partition}:sso:::instance/ssoins-0a1b2c3d4e5f6071"],
  ["sns:SetTopicAttributes", regional("sns", "{alertsTopic}")],
  ["sns:DeleteTopic", regional("sns", "{alertsTopic}")],
  ["events:DeleteRule", regional("events", "rule/llmops-iam-changes")],
  ["events:DisableRule", regional("events", "rule/llmops-iam-changes")],
];

/** One role to the next. */
export const CHAINING: readonly Row[] = [
  ["sts:AssumeRole", administrator],
  ["sts:AssumeRole", named],
  ...OWN_ROLES.map((role): Row => ["sts:AssumeRole", role]),
  ["sts:AssumeRole", "arn:{partition}:iam::{otherAccount}:role/administrator"],
  ["sts:AssumeRoot", worldwide("iam", "root")],
  ["sts:GetFederationToken", "arn:{partition}:sts::{account}:federated-user/administrator"],
  ["kms:PutKeyPolicy", regional("kms", "key/0a1b2c3d-0000-4000-8000-000000000000")],
  ["kms:CreateGrant", regional("kms", "key/0a1b2c3d-0000-4000-8000-000000000000")],
];
