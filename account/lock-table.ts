import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ListTagsOfResourceCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import { askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

type DynamoDb = Pick<AwsClients, "dynamodb">;

const NO_TABLE = ["ResourceNotFoundException", "TableNotFoundException"];

/** A table as this project looks at it. */
export interface LockTableFacts {
  readonly arn: string;
  readonly status: string | undefined;
  /** Hash key as `NAME TYPE`, such as `LockID S`; a range key follows after a comma. */
  readonly key: string;
  readonly billingMode: string;
  /** Encryption with a KMS key; DynamoDB's own key otherwise. */
  readonly kmsEncryption: boolean;
  readonly kmsKey: string | undefined;
  readonly deletionProtection: boolean;
}

/** A table of the account's region. */
export async function lockTable({ dynamodb }: DynamoDb, name: string): Promise<LockTableFacts | undefined> {
  const answer = dynamodb.send(new DescribeTableCommand({ TableName: name }));
  const table = (await askFor("dynamodb:DescribeTable", answer, NO_TABLE))?.Table;
  return (
    table && {
      arn: table.TableArn ?? "",
      status: table.TableStatus,
      key: keyText(table),
      billingMode: table.BillingModeSummary?.BillingMode ?? "PROVISIONED",
      kmsEncryption: ["ENABLED", "UPDATING"].includes(table.SSEDescription?.Status ?? ""),
      kmsKey: table.SSEDescription?.KMSMasterKeyArn,
      deletionProtection: table.DeletionProtectionEnabled ?? false,
    }
  );
}

function keyText({ KeySchema = [], AttributeDefinitions = [] }: TableDescription): string {
  const typeOf = (name: string | undefined) =>
    AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? "?";
  const ordered = [...KeySchema].sort((a, b) => String(a.KeyType).localeCompare(String(b.KeyType)));
  return ordered.map(({ AttributeName }) => `${AttributeName} ${typeOf(AttributeName)}`).join(", ");
}

/** Whether a table can be restored to any second of the last weeks. */
export async function pointInTimeRecovery(
  { dynamodb }: DynamoDb,
  name: string,
): Promise<boolean | undefined> {
  const answer = dynamodb.send(new DescribeContinuousBackupsCommand({ TableName: name }));
  const found = await askFor("dynamodb:DescribeContinuousBackups", answer, NO_TABLE);
  const status =
    found?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  return found && status === "ENABLED";
}

/** The tags of a table. */
export async function tableTags(
  { dynamodb }: DynamoDb,
  arn: string,
): Promise<Record<string, string> | undefined> {
  const answer = dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn: arn }));
  const found = await askFor("dynamodb:ListTagsOfResource", answer, NO_TABLE);
  return found && tagRecord(found.Tags);
}
