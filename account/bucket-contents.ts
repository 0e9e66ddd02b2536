import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
} from "@aws-sdk/client-s3";
import { ask, askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";

type S3 = Pick<AwsClients, "s3">;

/** What a bucket holds under one key. */
export interface BucketObject {
  readonly key: string;
  /** Versions and delete markers, the current one included. */
  readonly versionIds: readonly string[];
  /** Whether the key is there to who does not ask for versions; false where it was deleted. */
  readonly current: boolean;
}

/** Every key of a bucket, deleted ones included, sorted. */
export async function bucketContents({ s3 }: S3, bucket: string): Promise<BucketObject[]> {
  const objects = new Map<string, { versionIds: string[]; current: boolean }>();
  const note = (key = "", id = "null", current = false) => {
    const object = objects.get(key) ?? { versionIds: [], current: false };
    object.versionIds.push(id);
    object.current ||= current;
    objects.set(key, object);
  };
  await ask(
    "s3:ListObjectVersions",
    eachPage(s3, bucket, ({ Versions = [], DeleteMarkers = [] }) => {
      for (const { Key, VersionId, IsLatest } of Versions) note(Key, VersionId, IsLatest);
      for (const { Key, VersionId } of DeleteMarkers) note(Key, VersionId);
    }),
  );
  return [...objects].map(([key, object]) => ({ key, ...object })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function eachPage(
  s3: AwsClients["s3"],
  bucket: string,
  look: (page: ListObjectVersionsCommandOutput) => void,
): Promise<void> {
  let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (next) {
    const page: ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, ...next }),
    );
    look(page);
    next = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
}

/** An object as text; undefined where there is none. */
export async function objectText({ s3 }: S3, bucket: string, key: string): Promise<string | undefined> {
  const answer = s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const found = await askFor("s3:GetObject", answer, ["NoSuchKey", "NoSuchBucket", "NotFound", "404"]);
  return found?.Body && ask("s3:GetObject", found.Body.transformToString());
}
