import type { Check } from "../property.ts";
import {
  checkBucket,
  checkBucketEncryption,
  checkBucketOwnership,
  checkBucketPolicy,
  checkBucketVersioning,
  checkPublicAccessBlock,
} from "./bucket.ts";
import { checkBucketLifecycle } from "./bucket-lifecycle.ts";
import { checkTable } from "./lock-table.ts";
import { checkManagedPolicy } from "./managed-policy.ts";
import { checkExistingOidcProvider, checkOidcProvider } from "./oidc-provider.ts";
import { checkAttachment, checkRole, checkRolePolicy } from "./role.ts";
import { checkSecret, checkSecretVersion } from "./secret.ts";
import { checkSubscription, checkTopic, checkTopicPolicy } from "./topic.ts";
import { checkTrail } from "./trail.ts";

/** What is looked at for each type of resource; `data.` stands before what a stack only looks up. */
export const CHECKS: Readonly<Record<string, Check>> = {
  aws_s3_bucket: checkBucket,
  aws_s3_bucket_versioning: checkBucketVersioning,
  aws_s3_bucket_server_side_encryption_configuration: checkBucketEncryption,
  aws_s3_bucket_public_access_block: checkPublicAccessBlock,
  aws_s3_bucket_ownership_controls: checkBucketOwnership,
  aws_s3_bucket_policy: checkBucketPolicy,
  aws_s3_bucket_lifecycle_configuration: checkBucketLifecycle,
  aws_dynamodb_table: checkTable,
  aws_cloudtrail: checkTrail,
  aws_iam_openid_connect_provider: checkOidcProvider,
  "data.aws_iam_openid_connect_provider": checkExistingOidcProvider,
  aws_iam_role: checkRole,
  aws_iam_role_policy: checkRolePolicy,
  aws_iam_role_policy_attachment: checkAttachment,
  aws_iam_policy: checkManagedPolicy,
  aws_secretsmanager_secret: checkSecret,
  aws_secretsmanager_secret_version: checkSecretVersion,
  aws_sns_topic: checkTopic,
  aws_sns_topic_policy: checkTopicPolicy,
  aws_sns_topic_subscription: checkSubscription,
};
