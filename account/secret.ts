import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import { askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

/** A secret, without its value: nothing here ever reads that. */
export interface SecretFacts {
  readonly arn: string;
  readonly description: string | undefined;
  readonly kmsKey: string | undefined;
  /** Whether a value was ever put in. */
  readonly hasValue: boolean;
  /** When it is deleted for good; undefined unless deletion is scheduled. */
  readonly deletedOn: Date | undefined;
  /** Version that is current. */
  readonly currentVersion: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** A secret by its name or ARN. */
export async function secret(
  { secrets }: Pick<AwsClients, "secrets">,
  name: string,
): Promise<SecretFacts | undefined> {
  const answer = secrets.send(new DescribeSecretCommand({ SecretId: name }));
  const found = await askFor("secretsmanager:DescribeSecret", answer, ["ResourceNotFoundException"]);
  if (!found) return undefined;
  const versions = Object.entries(found.VersionIdsToStages ?? {});
  const current = versions.find(([, stages]) => stages.includes("AWSCURRENT"))?.[0];
  return {
    arn: found.ARN ?? "",
    description: found.Description,
    kmsKey: found.KmsKeyId,
    hasValue: current !== undefined,
    deletedOn: found.DeletedDate,
    currentVersion: current,
    tags: tagRecord(found.Tags),
  };
}
