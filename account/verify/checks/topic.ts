import { arnBuilder } from "../../../config/names.ts";
import { needText, text } from "../../promise/promised.ts";
import { subscriptions, topic, topicTags } from "../../topic.ts";
import type { Check } from "../property.ts";
import { documentProperty } from "./documents.ts";
import { tagsProperty } from "./tags.ts";

const subjectOf = (arn: string) => `topic ${arn.slice(arn.lastIndexOf(":") + 1)}`;

/** An SNS topic. */
export const checkTopic: Check = (resource, { read, installation }) => {
  const arn = arnBuilder(installation).regional("sns", needText(resource, "name"));
  const subject = subjectOf(arn);
  return [
    {
      subject,
      property: "KMS key",
      expected: resource.args.kms_master_key_id ?? "none",
      found: async () => {
        const found = await read(topic, arn);
        return found && (found.kmsKey ?? "none");
      },
    },
    ...tagsProperty(subject, resource, installation, async () =>
      (await read(topic, arn)) ? read(topicTags, arn) : undefined,
    ),
  ];
};

/** The access policy of a topic. */
export const checkTopicPolicy: Check = (resource, { read }) => {
  const arn = needText(resource, "arn");
  return [
    documentProperty(
      subjectOf(arn),
      "policy",
      resource.args.policy,
      async () => (await read(topic, arn))?.policy,
    ),
  ];
};

/** A subscription, and whether whoever reads that address has said yes. */
export const checkSubscription: Check = (resource, { read }) => {
  const arn = needText(resource, "topic_arn");
  const [protocol, endpoint] = [needText(resource, "protocol"), text(resource, "endpoint")];
  const ours = async () =>
    (await read(subscriptions, arn))?.find(
      (one) => one.protocol === protocol && (endpoint === undefined || one.endpoint === endpoint),
    );
  const subject = subjectOf(arn);
  const expected = `${protocol} to ${endpoint ?? "an address"}`;
  return [
    {
      subject,
      property: "subscription",
      expected,
      found: async () => ((await ours()) ? expected : undefined),
    },
    {
      subject,
      property: "address confirmed",
      expected: true,
      found: async () => {
        const found = await ours();
        return found && found.arn !== undefined;
      },
      notice: `${endpoint ?? "the address"} has not confirmed: open the link in the mail "AWS Notification - Subscription Confirmation"; until then no alarm arrives`,
    },
  ];
};
