import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { ask, askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";

const ABSENT = ["NoSuchKey", "NoSuchBucket", "NotFound", "404", "ResourceNotFoundException"];

/** Where a state lies in the bucket. */
export interface StateAddress {
  readonly bucket: string;
  readonly key: string;
  /** The account that must own the bucket. */
  readonly account: string;
}

/** The text of a state, or of a lock beside it; undefined where there is none. */
export async function stateObject(
  { s3 }: Pick<AwsClients, "s3">,
  { bucket, key, account }: StateAddress,
): Promise<string | undefined> {
  const answer = s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: account }));
  const found = await askFor("s3:GetObject", answer, ABSENT);
  return found?.Body && ask("s3:GetObject", found.Body.transformToString());
}

/**
 * Who holds the lock of a state, in Terraform's words: the lockfile's text or the table's; undefined where nobody does.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
export async function stateLock(
  clients: Pick<AwsClients, "s3" | "dynamodb">,
  address: StateAddress,
  table: string,
): Promise<string | undefined> {
  const Key = { LockID: { S: `${address.bucket}/${address.key}` } };
  const item = clients.dynamodb.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  const [file, row] = await Promise.all([
    stateObject(clients, { ...address, key: `${address.key}.tflock` }),
    askFor("dynamodb:GetItem", item, ABSENT),
  ]);
  return file ?? row?.Item?.Info?.S;
}
