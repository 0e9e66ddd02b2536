import { DeleteTableCommand, UpdateTableCommand, waitUntilTableNotExists } from "@aws-sdk/client-dynamodb";
import { type _Error, DeleteBucketCommand, DeleteObjectsCommand } from "@aws-sdk/client-s3";
import { ask, askFor } from "../ask.ts";
import { bucketContents } from "../bucket-contents.ts";
import type { AwsClients } from "../clients.ts";
import { AwsProblem } from "../errors.ts";
import { lockTable } from "../lock-table.ts";
import { bucketPresence } from "../state-bucket.ts";

/** Versions that one call deletes. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const BATCH = 1_000;

/** Seconds a table may take to go. */
const PATIENCE_S = 300;

/**
 * Deletes the lock table, its deletion protection first.
 *
 * @returns false where there was none
 */
export async function deleteLockTable(clients: AwsClients, name: string): Promise<boolean> {
  const table = await lockTable(clients, name);
  if (!table) return false;
  const { dynamodb } = clients;
  if (table.deletionProtection) {
    const update = new UpdateTableCommand({ TableName: name, DeletionProtectionEnabled: false });
    await ask("dynamodb:UpdateTable", dynamodb.send(update));
  }
  if (table.status !== "DELETING") {
    await ask("dynamodb:DeleteTable", dynamodb.send(new DeleteTableCommand({ TableName: name })));
  }
  const waiting = waitUntilTableNotExists({ client: dynamodb, maxWaitTime: PATIENCE_S }, { TableName: name });
  await ask("dynamodb:DescribeTable", waiting);
  return true;
}

/**
 * Deletes every version in the state bucket, then the bucket. Stopped halfway, the next call goes on.
 *
 * @param signal stops between two batches
 * @returns number of versions deleted; undefined where there was no bucket of this account
 */
export async function deleteStateBucket(
  clients: AwsClients,
  bucket: string,
  account: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  if ((await bucketPresence(clients, bucket, account)).state !== "ours") return undefined;
  const owned = { Bucket: bucket, ExpectedBucketOwner: account };
  const contents = await bucketContents(clients, bucket);
  const versions = contents.flatMap(({ key, versionIds }) =>
    versionIds.map((VersionId) => ({ Key: key, VersionId })),
  );
  for (let start = 0; start < versions.length; start += BATCH) {
    signal.throwIfAborted();
    const Delete = { Objects: versions.slice(start, start + BATCH), Quiet: true };
    const answer = clients.s3.send(new DeleteObjectsCommand({ ...owned, Delete }));
    const [refused] = (await ask("s3:DeleteObjects", answer)).Errors ?? [];
    if (refused) throw notDeleted(bucket, refused);
  }
  signal.throwIfAborted();
  await askFor("s3:DeleteBucket", clients.s3.send(new DeleteBucketCommand(owned)), ["NoSuchBucket"]);
  return versions.length;
}

function notDeleted(bucket: string, { Key = "?", Code = "Error", Message = "" }: _Error): AwsProblem {
  const mend = `Check s3:DeleteObjectVersion on "${bucket}" and whether MFA delete is on, then run the command again: it goes on from here.`;
  return new AwsProblem("other", "s3:DeleteObjects", Code, `${Key}: ${Message}`, mend);
}
