import { regional } from "../harness/template.ts";
import { type CallTable, on, onAll, same } from "./requirement.ts";

const logGroup = regional("logs", "log-group:{logGroupName}");
const alarm = regional("cloudwatch", "alarm:{AlarmName}");
const topic = "{TopicArn}";

/** Log groups of the application. */
export const logs: CallTable = {
  operations: {
    ...same("logs", logGroup, [
      "DeleteLogGroup",
      "DeleteRetentionPolicy",
      "ListTagsForResource",
      "PutRetentionPolicy",
      "TagResource",
      "UntagResource",
    ]),
    CreateLogGroup: [on(logGroup, "logs:CreateLogGroup"), on(logGroup, "logs:TagResource")],
    DescribeLogGroups: [onAll("logs:DescribeLogGroups")],
  },
  samples: { logGroupName: "/ecs/{prefix}-api" },
};

/** Alarms on metrics. */
export const cloudwatch: CallTable = {
  operations: {
    ...same("cloudwatch", alarm, [
      "DeleteAlarms",
      "DescribeAlarms",
      "ListTagsForResource",
      "TagResource",
      "UntagResource",
    ]),
    PutMetricAlarm: [on(alarm, "cloudwatch:PutMetricAlarm"), on(alarm, "cloudwatch:TagResource")],
  },
  samples: { AlarmName: "{prefix}-cpu-high" },
};

/** Alert topics and their subscriptions. */
export const sns: CallTable = {
  operations: {
    ...same("sns", topic, [
      "DeleteTopic",
      "GetTopicAttributes",
      "ListTagsForResource",
      "SetTopicAttributes",
      "Subscribe",
      "TagResource",
      "UntagResource",
      "ListSubscriptionsByTopic",
    ]),
    CreateTopic: [
      on(regional("sns", "{Name}"), "sns:CreateTopic"),
      on(regional("sns", "{Name}"), "sns:TagResource"),
    ],
    // Asked with a subscription's ARN, authorized on its topic.
    ...same("sns", topic, ["GetSubscriptionAttributes", "Unsubscribe"]),
  },
  samples: { Name: "{prefix}-alarms", TopicArn: regional("sns", "{Name}") },
};
