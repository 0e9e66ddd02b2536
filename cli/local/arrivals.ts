import { DescribeContinuousBackupsCommand, DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import {
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
} from "@aws-sdk/client-s3";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import type { Names } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { AwsClients } from "./aws-clients.ts";

/** One thing that was looked for in the account, by asking the account and not Terraform. */
export interface Arrival {
  /** What was looked for: `bucket llmops-terraform-state-123456789012`. */
  readonly what: string;
  /** What there is to say of it, or what is wrong. */
  readonly detail: string;
  readonly arrived: boolean;
}

/** What the set-up must have left in the account. */
export interface Expectation {
  readonly settings: Settings;
  readonly names: Names;
  /** The password that was handed in. */
  readonly password: string;
}

type Look = readonly [what: string, look: () => Promise<string>];

/** Reads the account and says of each thing whether it arrived as it should. Never throws: what fails has not arrived. */
export async function checkArrivals(aws: AwsClients, expected: Expectation): Promise<Arrival[]> {
  const looks = [...backend(aws, expected), ...trust(aws, expected), ...application(aws, expected)];
  return Promise.all(
    looks.map(async ([what, look]) => {
      try {
        return { what, detail: await look(), arrived: true };
      } catch (error) {
        return { what, detail: (error as Error).message || (error as Error).name, arrived: false };
      }
    }),
  );
}

function backend({ s3, dynamodb }: AwsClients, { names }: Expectation): Look[] {
  const Bucket = names.stateBucket;
  const TableName = names.lockTable;
  return [
    [
      `bucket ${Bucket}`,
      async () => {
        const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
        must(Status === "Enabled", `versioning is ${Status ?? "off"}`);
        const block = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
        const blocked = Object.values(block.PublicAccessBlockConfiguration ?? {});
        must(blocked.length === 4 && blocked.every(Boolean), "public access is not blocked");
        const { ServerSideEncryptionConfiguration } = await s3.send(
          new GetBucketEncryptionCommand({ Bucket }),
        );
        const rule = ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
        return `versioned, ${rule?.SSEAlgorithm ?? "not encrypted"}, not public`;
      },
    ],
    [
      `table ${TableName}`,
      async () => {
        const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
        const key = Table?.KeySchema?.[0]?.AttributeName;
        must(key === "LockID", `its key is ${key}`);
        must(Table?.DeletionProtectionEnabled, "deletion protection is off");
        const backups = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
        const recovery =
          backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
        must(recovery === "ENABLED", "point-in-time recovery is off");
        return "key LockID, point-in-time recovery, protected from deletion";
      },
    ],
    [
      `state ${names.stateKeys.iam}`,
      async () => {
        const head = await s3.send(new HeadObjectCommand({ Bucket, Key: names.stateKeys.iam }));
        return `${head.ContentLength} bytes, ${head.ServerSideEncryption ?? "not encrypted"}`;
      },
    ],
  ];
}

function trust({ iam }: AwsClients, { names, settings }: Expectation): Look[] {
  const roles = (["githubActionsRole", "terraformRole", "ecsTaskExecutionRole", "ecsTaskRole"] as const).map(
    (role): Look => {
      const RoleName = settings.names[role];
      const look = async () => {
        await iam.send(new GetRoleCommand({ RoleName }));
        const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
        const inline = await iam.send(new ListRolePoliciesCommand({ RoleName }));
        const policies = (attached.AttachedPolicies ?? []).map((policy) => policy.PolicyName ?? "");
        const all = [...policies, ...(inline.PolicyNames ?? [])];
        must(all.length > 0, "it has no policy");
        return `with ${all.join(", ")}`;
      };
      return [`role ${RoleName}`, look];
    },
  );
  const provider = async () => {
    const OpenIDConnectProviderArn = names.arns.oidcProvider;
    const { ClientIDList } = await iam.send(
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
    );
    must(ClientIDList?.includes(names.audience), `its audience is ${ClientIDList?.join(", ")}`);
    return `audience ${names.audience}`;
  };
  return [["GitHub's OIDC provider", provider], ...roles];
}

function application({ secrets, sns }: AwsClients, { names, password }: Expectation): Look[] {
  const SecretId = names.databasePasswordSecret;
  const TopicArn = names.arns.alertsTopic;
  return [
    [
      `secret ${SecretId}`,
      async () => {
        const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
        must(SecretString === password, "it does not hold the password");
        return "holds the password";
      },
    ],
    [
      `topic ${TopicArn.slice(TopicArn.lastIndexOf(":") + 1)}`,
      async () => {
        const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
        must(Subscriptions.length > 0, "nobody is subscribed");
        return Subscriptions.map(({ Protocol, Endpoint }) => `${Protocol} to ${Endpoint}`).join(", ");
      },
    ],
  ];
}

function must(held: unknown, otherwise: string): void {
  if (!held) throw new Error(otherwise);
}
