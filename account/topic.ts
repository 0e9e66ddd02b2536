import {
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  paginateListSubscriptionsByTopic,
} from "@aws-sdk/client-sns";
import { askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

type Sns = Pick<AwsClients, "sns">;

const NO_TOPIC = ["NotFound", "NotFoundException", "ResourceNotFound", "ResourceNotFoundException"];

/** A topic. */
export interface TopicFacts {
  /** Access policy as JSON text. */
  readonly policy: string;
  /** KMS key that encrypts it. */
  readonly kmsKey: string | undefined;
}

/** A topic by its ARN. */
export async function topic({ sns }: Sns, arn: string): Promise<TopicFacts | undefined> {
  const answer = sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
  const found = (await askFor("sns:GetTopicAttributes", answer, NO_TOPIC))?.Attributes;
  return found && { policy: found.Policy ?? "", kmsKey: found.KmsMasterKeyId || undefined };
}

/** The tags of a topic. */
export async function topicTags({ sns }: Sns, arn: string): Promise<Record<string, string> | undefined> {
  const answer = sns.send(new ListTagsForResourceCommand({ ResourceArn: arn }));
  const found = await askFor("sns:ListTagsForResource", answer, NO_TOPIC);
  return found && tagRecord(found.Tags);
}

/** One subscription of a topic. */
export interface Subscription {
  readonly protocol: string;
  readonly endpoint: string;
  /** ARN; undefined until the address was confirmed, because AWS gives none before. */
  readonly arn: string | undefined;
}

/** The subscriptions of a topic. */
export async function subscriptions({ sns }: Sns, arn: string): Promise<Subscription[] | undefined> {
  return askFor("sns:ListSubscriptionsByTopic", listSubscriptions(sns, arn), NO_TOPIC);
}

async function listSubscriptions(sns: AwsClients["sns"], arn: string): Promise<Subscription[]> {
  const all: Subscription[] = [];
  for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: arn })) {
    for (const { Protocol, Endpoint, SubscriptionArn } of page.Subscriptions ?? []) {
      const confirmed = SubscriptionArn?.startsWith("arn:");
      all.push({
        protocol: Protocol ?? "",
        endpoint: Endpoint ?? "",
        arn: confirmed ? SubscriptionArn : undefined,
      });
    }
  }
  return all;
}
