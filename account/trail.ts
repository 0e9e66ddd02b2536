import { DescribeTrailsCommand, GetTrailStatusCommand, ListTagsCommand } from "@aws-sdk/client-cloudtrail";
import { askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

type CloudTrail = Pick<AwsClients, "cloudtrail">;

const NO_TRAIL = ["TrailNotFoundException", "TrailNotFound", "ResourceNotFoundException"];

/** A CloudTrail trail. */
export interface TrailFacts {
  readonly arn: string;
  readonly bucket: string | undefined;
  readonly everyRegion: boolean;
  /** Whether events of services without a region, such as IAM, are in it. */
  readonly globalEvents: boolean;
  readonly validatesFiles: boolean;
}

/** A trail of the account's region by its name. */
export async function trail({ cloudtrail }: CloudTrail, name: string): Promise<TrailFacts | undefined> {
  const command = new DescribeTrailsCommand({ trailNameList: [name], includeShadowTrails: false });
  const answer = await askFor("cloudtrail:DescribeTrails", cloudtrail.send(command), NO_TRAIL);
  const found = answer?.trailList?.find(({ Name }) => Name === name);
  return (
    found && {
      arn: found.TrailARN ?? "",
      bucket: found.S3BucketName,
      everyRegion: found.IsMultiRegionTrail ?? false,
      globalEvents: found.IncludeGlobalServiceEvents ?? false,
      validatesFiles: found.LogFileValidationEnabled ?? false,
    }
  );
}

/** Whether a trail is recording. */
export async function trailIsLogging({ cloudtrail }: CloudTrail, name: string): Promise<boolean | undefined> {
  const answer = cloudtrail.send(new GetTrailStatusCommand({ Name: name }));
  const found = await askFor("cloudtrail:GetTrailStatus", answer, NO_TRAIL);
  return found && (found.IsLogging ?? false);
}

/** The tags of a trail. */
export async function trailTags(
  { cloudtrail }: CloudTrail,
  arn: string,
): Promise<Record<string, string> | undefined> {
  const answer = cloudtrail.send(new ListTagsCommand({ ResourceIdList: [arn] }));
  const found = await askFor("cloudtrail:ListTags", answer, NO_TRAIL);
  return found && tagRecord(found.ResourceTagList?.[0]?.TagsList);
}
