import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy/index.js";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription/index.js";
import type { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type { Settings } from "../config/settings.ts";
import { alertsTopicPolicy } from "../policies/alerts-topic-policy.ts";
import { policyText } from "../policies/document.ts";

/**
 * The topic alarms are sent to, with one subscribed address. AWS mails the address once; until
 * its link is opened nothing arrives there.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export class AlertsTopic extends Construct {
  readonly topic: SnsTopic;

  /** @param alarmEmail variable with the address to subscribe */
  constructor(scope: Construct, id: string, settings: Settings, alarmEmail: TerraformVariable) {
    super(scope, id);
    // Not encrypted with the AWS managed key: alarms cannot publish through it.
    this.topic = new SnsTopic(this, "topic", { name: settings.names.alertsTopic });
    new SnsTopicPolicy(this, "policy", {
      arn: this.topic.arn,
      policy: policyText(alertsTopicPolicy(settings)),
    });
    new SnsTopicSubscription(this, "subscription", {
      topicArn: this.topic.arn,
      protocol: "email",
      endpoint: alarmEmail.stringValue,
    });
  }
}
