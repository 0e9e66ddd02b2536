import { arnBuilder, deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

const LISTS = [
  "cloudfront:ListCachePolicies",
  "cloudfront:ListDistributions",
  "cloudfront:ListOriginAccessControls",
  "cloudfront:ListOriginRequestPolicies",
  "route53:ListHostedZones",
  "route53:ListHostedZonesByName",
];

const CREATES = [
  "cloudfront:CreateDistribution",
  "cloudfront:CreateOriginAccessControl",
  "route53:CreateHostedZone",
];

const CERTIFICATE_READS = ["acm:DescribeCertificate", "acm:GetCertificate", "acm:ListTagsForCertificate"];

const CERTIFICATE_WRITES = [
  "acm:AddTagsToCertificate",
  "acm:DeleteCertificate",
  "acm:RemoveTagsFromCertificate",
  "acm:UpdateCertificateOptions",
];

const DISTRIBUTION_READS = [
  "cloudfront:GetCachePolicy",
  "cloudfront:GetDistribution",
  "cloudfront:GetDistributionConfig",
  "cloudfront:GetOriginAccessControl",
  "cloudfront:GetOriginRequestPolicy",
  "cloudfront:ListTagsForResource",
];

const DISTRIBUTION_WRITES = [
  "cloudfront:CreateInvalidation",
  "cloudfront:DeleteDistribution",
  "cloudfront:DeleteOriginAccessControl",
  "cloudfront:TagResource",
  "cloudfront:UntagResource",
  "cloudfront:UpdateDistribution",
  "cloudfront:UpdateOriginAccessControl",
];

const ZONE_READS = [
  "route53:GetChange",
  "route53:GetHostedZone",
  "route53:ListResourceRecordSets",
  "route53:ListTagsForResource",
];

const ZONE_WRITES = [
  "route53:ChangeResourceRecordSets",
  "route53:ChangeTagsForResource",
  "route53:DeleteHostedZone",
  "route53:UpdateHostedZoneComment",
];

/** Certificates, distributions and DNS. Their ids are AWS's own: no name can hold them. */
export function edge(settings: Settings, access: Access): readonly Statement[] {
  const arn = arnBuilder(settings);
  const distributions = ["cache-policy", "distribution", "origin-access-control", "origin-request-policy"];
  return [
    { sid: "ListEdge", actions: actionsFor(access, LISTS, CREATES), resources: ["*"] },
    {
      sid: "FindCertificates",
      actions: actionsFor(access, ["acm:ListCertificates"], ["acm:RequestCertificate"]),
      resources: ["*"],
      conditions: inRegions(settings, deriveNames(settings).certificateRegions),
    },
    {
      sid: "Certificates",
      actions: actionsFor(access, CERTIFICATE_READS, CERTIFICATE_WRITES),
      resources: arn.certificates(),
    },
    {
      sid: "Distributions",
      actions: actionsFor(access, DISTRIBUTION_READS, DISTRIBUTION_WRITES),
      resources: distributions.map((type) => arn.global("cloudfront", `${type}/*`)),
    },
    {
      sid: "Zones",
      actions: actionsFor(access, ZONE_READS, ZONE_WRITES),
      resources: [arn.route53("change/*"), arn.route53("hostedzone/*")],
    },
  ];
}
