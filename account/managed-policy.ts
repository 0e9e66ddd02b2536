import { GetPolicyCommand, GetPolicyVersionCommand } from "@aws-sdk/client-iam";
import { ask, askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

/** A managed policy of the account. */
export interface ManagedPolicyFacts {
  readonly description: string | undefined;
  /** The default version, as JSON text. */
  readonly document: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A managed policy with the version that is in force. */
export async function managedPolicy(
  { iam }: Pick<AwsClients, "iam">,
  arn: string,
): Promise<ManagedPolicyFacts | undefined> {
  const answer = iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  const absent = ["NoSuchEntity", "NoSuchEntityException"];
  const policy = (await askFor("iam:GetPolicy", answer, absent))?.Policy;
  if (!policy) return undefined;
  const version = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy.DefaultVersionId });
  const { PolicyVersion } = await ask("iam:GetPolicyVersion", iam.send(version));
  return {
    description: policy.Description,
    document: decodeURIComponent(PolicyVersion?.Document ?? ""),
    tags: tagRecord(policy.Tags),
  };
}
