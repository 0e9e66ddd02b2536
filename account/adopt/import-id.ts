import { arnBuilder } from "../../config/names.ts";
import { lockTable } from "../lock-table.ts";
import { managedPolicy } from "../managed-policy.ts";
import { oidcProvider } from "../oidc-provider.ts";
import { type Installation, needText, type Promised, text } from "../promise/promised.ts";
import type { Question, Read } from "../read.ts";
import { attachedPolicies, inlinePolicy, role } from "../roles.ts";
import { secret } from "../secret.ts";
import {
  bucketEncryption,
  bucketLifecycle,
  bucketOwnership,
  bucketPolicy,
  bucketPresence,
  bucketPublicAccessBlock,
  bucketVersioning,
} from "../state-bucket.ts";
import { subscriptions, topic } from "../topic.ts";
import { trail } from "../trail.ts";
import { foreignBucket, furtherAudiences, secretBeingDeleted } from "./errors.ts";

/**
 * Looks for one promised resource in the account.
 *
 * @returns the id under which Terraform imports it; undefined where there is none
 * @throws AwsProblem where it must not be adopted
 */
export type FindId = (
  resource: Promised,
  read: Read,
  installation: Installation,
) => Promise<string | undefined>;

const bucketId: FindId = async (resource, read, { account, region }) => {
  const name = needText(resource, "bucket");
  const { state } = await read(bucketPresence, name, account);
  const setting = resource.stack === "bootstrap" ? "stateBucket" : "auditLogsBucket";
  if (state === "foreign") throw foreignBucket(name, account, region, setting);
  return state === "ours" ? name : undefined;
};

/** The id of a part of a bucket, such as its policy, where the bucket has one. */
function partOfBucket<T>(question: Question<readonly [string], T>): FindId {
  return async (resource, read, installation) => {
    const name = await bucketId(resource, read, installation);
    return name && (await read(question, name)) ? name : undefined;
  };
}

const providerId: FindId = async (resource, read, installation) => {
  const url = needText(resource, "url").replace(/^https:\/\//, "");
  const arn = arnBuilder(installation).global("iam", `oidc-provider/${url}`);
  const found = await read(oidcProvider, arn);
  const promised = resource.args.client_id_list as readonly string[];
  const further = found?.audiences.filter((one) => !promised.includes(one)) ?? [];
  if (further.length > 0) throw furtherAudiences(arn, further);
  return found && arn;
};

const inlinePolicyId: FindId = async (resource, read) => {
  const [roleName, name] = [needText(resource, "role"), needText(resource, "name")];
  return (await read(inlinePolicy, roleName, name)) && `${roleName}:${name}`;
};

const attachmentId: FindId = async (resource, read) => {
  const [roleName, arn] = [needText(resource, "role"), needText(resource, "policy_arn")];
  return (await read(attachedPolicies, roleName))?.includes(arn) ? `${roleName}/${arn}` : undefined;
};

const managedPolicyId: FindId = async (resource, read, installation) => {
  const path = text(resource, "path") ?? "/";
  const arn = arnBuilder(installation).global("iam", `policy${path}${needText(resource, "name")}`);
  return (await read(managedPolicy, arn)) && arn;
};

const secretId: FindId = async (resource, read) => {
  const name = needText(resource, "name");
  const found = await read(secret, name);
  if (found?.deletedOn) throw secretBeingDeleted(name, found.deletedOn);
  return found?.arn;
};

/** An address that has not confirmed yet has no ARN: subscribing it anew only mails it once more. */
const subscriptionId: FindId = async (resource, read) => {
  const [protocol, endpoint] = [needText(resource, "protocol"), text(resource, "endpoint")];
  const all = (await read(subscriptions, needText(resource, "topic_arn"))) ?? [];
  return all.find((one) => one.protocol === protocol && one.endpoint === endpoint)?.arn;
};

const topicId: FindId = async (resource, read, installation) => {
  const arn = text(resource, "arn") ?? arnBuilder(installation).regional("sns", needText(resource, "name"));
  return (await read(topic, arn)) && arn;
};

/**
 * How each type of resource is found. `false`: never imported, because making it is harmless where it
 * exists and an import would read a secret into the state.
 */
export const FIND_ID: Readonly<Record<string, FindId | false>> = {
  aws_s3_bucket: bucketId,
  aws_s3_bucket_versioning: partOfBucket(bucketVersioning),
  aws_s3_bucket_server_side_encryption_configuration: partOfBucket(bucketEncryption),
  aws_s3_bucket_public_access_block: partOfBucket(bucketPublicAccessBlock),
  aws_s3_bucket_ownership_controls: partOfBucket(bucketOwnership),
  aws_s3_bucket_policy: partOfBucket(bucketPolicy),
  aws_s3_bucket_lifecycle_configuration: partOfBucket(bucketLifecycle),
  aws_dynamodb_table: async (resource, read) => {
    const name = needText(resource, "name");
    return (await read(lockTable, name)) && name;
  },
  aws_cloudtrail: async (resource, read) => (await read(trail, needText(resource, "name")))?.arn,
  aws_iam_openid_connect_provider: providerId,
  aws_iam_role: async (resource, read) => {
    const name = needText(resource, "name");
    return (await read(role, name)) && name;
  },
  aws_iam_role_policy: inlinePolicyId,
  aws_iam_role_policy_attachment: attachmentId,
  aws_iam_policy: managedPolicyId,
  aws_secretsmanager_secret: secretId,
  aws_secretsmanager_secret_version: false,
  aws_sns_topic: topicId,
  aws_sns_topic_policy: topicId,
  aws_sns_topic_subscription: subscriptionId,
};
