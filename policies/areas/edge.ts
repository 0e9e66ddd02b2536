import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";

/** Reading certificates, distributions and DNS: their ids are AWS's own. */
export function edgeReads(settings: Settings): readonly Statement[] {
  const arn = arnBuilder(settings);
  return [
    {
      sid: "ReadCertificates",
      actions: ["acm:DescribeCertificate", "acm:GetCertificate", "acm:ListTagsForCertificate"],
      resources: arn.certificates(),
    },
    {
      sid: "ReadDistributions",
      actions: [
        "cloudfront:GetDistribution",
        "cloudfront:GetOriginAccessControl",
        "cloudfront:ListTagsForResource",
      ],
      resources: [
        arn.global("cloudfront", "distribution/*"),
        arn.global("cloudfront", "origin-access-control/*"),
      ],
    },
    {
      sid: "ReadZones",
      actions: [
        "route53:GetChange",
        "route53:GetHostedZone",
        "route53:ListResourceRecordSets",
        "route53:ListTagsForResource",
      ],
      resources: [arn.route53("change/*"), arn.route53("hostedzone/*")],
    },
    {
      sid: "ListEdge",
      actions: [
        "acm:ListCertificates",
        "cloudfront:ListCachePolicies",
        "cloudfront:ListDistributions",
        "cloudfront:ListOriginAccessControls",
        "route53:ListHostedZones",
        "route53:ListHostedZonesByName",
      ],
      resources: ["*"],
    },
  ];
}

/** Making certificates, distributions and DNS. */
export function edgeWrites(settings: Settings): readonly Statement[] {
  const arn = arnBuilder(settings);
  return [
    { sid: "RequestCertificates", actions: ["acm:RequestCertificate"], resources: ["*"] },
    {
      sid: "ManageCertificates",
      actions: [
        "acm:AddTagsToCertificate",
        "acm:DeleteCertificate",
        "acm:RemoveTagsFromCertificate",
        "acm:UpdateCertificateOptions",
      ],
      resources: arn.certificates(),
    },
    {
      sid: "CreateEdge",
      actions: [
        "cloudfront:CreateDistribution",
        "cloudfront:CreateOriginAccessControl",
        "route53:CreateHostedZone",
      ],
      resources: ["*"],
    },
    {
      sid: "ManageDistributions",
      actions: [
        "cloudfront:CreateInvalidation",
        "cloudfront:DeleteDistribution",
        "cloudfront:DeleteOriginAccessControl",
        "cloudfront:TagResource",
        "cloudfront:UntagResource",
        "cloudfront:UpdateDistribution",
        "cloudfront:UpdateOriginAccessControl",
      ],
      resources: [
        arn.global("cloudfront", "distribution/*"),
        arn.global("cloudfront", "origin-access-control/*"),
      ],
    },
    {
      sid: "ManageZones",
      actions: [
        "route53:ChangeResourceRecordSets",
        "route53:ChangeTagsForResource",
        "route53:DeleteHostedZone",
        "route53:UpdateHostedZoneComment",
      ],
      resources: [arn.route53("hostedzone/*")],
    },
  ];
}

/** Reading alarms, dashboards, log groups and topics. */
export function watchReads(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  return [
    {
      sid: "ReadAlarms",
      actions: ["cloudwatch:DescribeAlarms", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"],
      resources: [...named.regional("cloudwatch", "alarm:"), ...named.global("cloudwatch", "dashboard/")],
    },
    {
      sid: "ReadLogGroups",
      actions: ["logs:DescribeMetricFilters", "logs:ListTagsForResource"],
      resources: named.logGroups(),
    },
    {
      sid: "FindLogGroups",
      actions: ["logs:DescribeLogGroups"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    {
      sid: "ReadTopics",
      actions: [
        "sns:GetSubscriptionAttributes",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptionsByTopic",
        "sns:ListTagsForResource",
      ],
      resources: named.regional("sns", ""),
    },
  ];
}

/** Making alarms, dashboards, log groups and topics. */
export function watchWrites(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  return [
    {
      sid: "ManageAlarms",
      actions: [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DeleteDashboards",
        "cloudwatch:PutDashboard",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ],
      resources: [...named.regional("cloudwatch", "alarm:"), ...named.global("cloudwatch", "dashboard/")],
    },
    {
      sid: "ManageLogGroups",
      actions: [
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteMetricFilter",
        "logs:DeleteRetentionPolicy",
        "logs:PutMetricFilter",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      resources: named.logGroups(),
    },
    {
      sid: "ManageTopics",
      actions: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:SetSubscriptionAttributes",
        "sns:SetTopicAttributes",
        "sns:Subscribe",
        "sns:TagResource",
        "sns:Unsubscribe",
        "sns:UntagResource",
      ],
      resources: named.regional("sns", ""),
    },
  ];
}
