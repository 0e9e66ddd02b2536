import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

const ALARM_READS = ["cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"];

const ALARM_WRITES = [
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DeleteDashboards",
  "cloudwatch:PutDashboard",
  "cloudwatch:TagResource",
  "cloudwatch:UntagResource",
];

const LOG_READS = ["logs:DescribeMetricFilters", "logs:ListTagsForResource"];

const LOG_WRITES = [
  "logs:CreateLogGroup",
  "logs:DeleteLogGroup",
  "logs:DeleteMetricFilter",
  "logs:DeleteRetentionPolicy",
  "logs:PutMetricFilter",
  "logs:PutRetentionPolicy",
  "logs:TagResource",
  "logs:UntagResource",
];

const TOPIC_READS = [
  "sns:GetSubscriptionAttributes",
  "sns:GetTopicAttributes",
  "sns:ListSubscriptionsByTopic",
  "sns:ListTagsForResource",
];

const TOPIC_WRITES = [
  "sns:CreateTopic",
  "sns:DeleteTopic",
  "sns:SetSubscriptionAttributes",
  "sns:SetTopicAttributes",
  "sns:Subscribe",
  "sns:TagResource",
  "sns:Unsubscribe",
  "sns:UntagResource",
];

/**
 * Alarms, dashboards, log groups and topics. CloudWatch authorizes describing an alarm on every
 * alarm of the region: a name could not hold finding them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function monitoring(settings: Settings, access: Access): readonly Statement[] {
  const named = patternArns(settings);
  return [
    ...(access === "manage" ? [putAlarms(settings)] : []),
    {
      sid: "FindAlarms",
      actions: ["cloudwatch:DescribeAlarms"],
      resources: arnBuilder(settings).everyRegion("cloudwatch", "alarm:*"),
    },
    {
      sid: "Alarms",
      actions: actionsFor(access, ALARM_READS, ALARM_WRITES),
      resources: [...named.regional("cloudwatch", "alarm:"), ...named.global("cloudwatch", "dashboard/")],
      conditions: inRegions(settings),
    },
    {
      sid: "LogGroups",
      actions: actionsFor(access, LOG_READS, LOG_WRITES),
      resources: named.logGroups(),
    },
    {
      sid: "FindLogGroups",
      actions: ["logs:DescribeLogGroups"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    {
      sid: "Topics",
      actions: actionsFor(access, TOPIC_READS, TOPIC_WRITES),
      resources: named.regional("sns", ""),
    },
  ];
}

/**
 * An alarm tells a topic or scales a group of the account, or does nothing: what else it could do, such as ending an
 * instance, CloudWatch would do with a role of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-alarm-actions.html
 */
function putAlarms(settings: Settings): Statement {
  const arn = arnBuilder(settings);
  return {
    sid: "PutAlarms",
    actions: ["cloudwatch:PutMetricAlarm"],
    resources: patternArns(settings).regional("cloudwatch", "alarm:"),
    conditions: {
      // Passes where the key is absent, too: an alarm without actions.
      "ForAllValues:StringLike": {
        "cloudwatch:AlarmActions": ["autoscaling", "sns"].map((service) => arn.anyRegion(service, "*")),
      },
    },
  };
}
