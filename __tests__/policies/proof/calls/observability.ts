import { regional, worldwide } from "../harness/template.ts";
import { type CallTable, nameOf, on, onAll, same, textOf } from "./requirement.ts";

const logGroup = regional("logs", "log-group:{logGroupName}");
const alarm = regional("cloudwatch", "alarm:{AlarmName}");
const dashboard = worldwide("cloudwatch", "dashboard/{DashboardName}");
const topic = "{TopicArn}";

/** Log groups of the application. */
export const logs: CallTable = {
  operations: {
    ...same("logs", logGroup, [
      "DeleteLogGroup",
      "DeleteMetricFilter",
      "DeleteRetentionPolicy",
      "DescribeMetricFilters",
      "ListTagsForResource",
      "PutMetricFilter",
      "PutRetentionPolicy",
      "TagResource",
      "UntagResource",
    ]),
    CreateLogGroup: [on(logGroup, "logs:CreateLogGroup"), on(logGroup, "logs:TagResource")],
    DescribeLogGroups: [onAll("logs:DescribeLogGroups")],
  },
  samples: { logGroupName: "/ecs/{prefix}-api" },
  told: { logGroupName: (call) => nameOf(call, "logGroupName", "resourceArn") },
};

/** Alarms on metrics, and dashboards. */
export const cloudwatch: CallTable = {
  operations: {
    ...same("cloudwatch", alarm, [
      "DeleteAlarms",
      "DescribeAlarms",
      "ListTagsForResource",
      "TagResource",
      "UntagResource",
    ]),
    ...same("cloudwatch", dashboard, ["DeleteDashboards", "GetDashboard", "PutDashboard"]),
    PutMetricAlarm: [
      on(alarm, "cloudwatch:PutMetricAlarm", { "cloudwatch:AlarmActions": ["{AlarmAction}"] }),
      on(alarm, "cloudwatch:TagResource"),
    ],
  },
  samples: {
    AlarmAction: regional("sns", "{prefix}-alarms"),
    AlarmName: "{prefix}-cpu-high",
    DashboardName: "{prefix}-overview",
  },
  told: {
    AlarmAction: (call) => textOf(call, "AlarmActions.member.1"),
    AlarmName: (call) => nameOf(call, "AlarmName", "AlarmNames.member.1", "ResourceARN"),
  },
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
    ...same("sns", topic, ["GetSubscriptionAttributes", "SetSubscriptionAttributes", "Unsubscribe"]),
  },
  samples: { Name: "{prefix}-alarms", TopicArn: regional("sns", "{Name}") },
  told: {
    // A subscription's ARN is its topic's with an id behind it.
    TopicArn: (call) =>
      textOf(call, "TopicArn", "ResourceArn") ??
      textOf(call, "SubscriptionArn")?.split(":").slice(0, 6).join(":"),
  },
};
