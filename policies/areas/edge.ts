import { arnBuilder, deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

const LISTS = [
  "cloudfront:ListCachePolicies",
  "cloudfront:ListOriginRequestPolicies",
  "cloudfront:ListResponseHeadersPolicies",
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
  "cloudfront:GetOriginAccessControl",
  "cloudfront:GetOriginRequestPolicy",
  "cloudfront:GetResponseHeadersPolicy",
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

/** Kinds of what CloudFront names by an id of its own. */
const DISTRIBUTION_TYPES = [
  "cache-policy",
  "distribution",
  "origin-access-control",
  "origin-request-policy",
  "response-headers-policy",
];

/** Certificates, distributions and DNS. Their ids are AWS's own: no name can hold them. */
export function edge(settings: Settings, access: Access): readonly Statement[] {
  const arn = arnBuilder(settings);
  const conditions = inRegions(settings, deriveNames(settings).certificateRegions);
  return [
    { sid: "ListEdge", actions: LISTS, resources: ["*"] },
    { sid: "FindCertificates", actions: ["acm:ListCertificates"], resources: ["*"], conditions },
    ...(access === "manage"
      ? [
          { sid: "CreateEdge", actions: CREATES, resources: ["*"] },
          { sid: "RequestCertificates", actions: ["acm:RequestCertificate"], resources: ["*"], conditions },
        ]
      : []),
    {
      sid: "Certificates",
      actions: actionsFor(access, CERTIFICATE_READS, CERTIFICATE_WRITES),
      resources: arn.certificates(),
    },
    {
      sid: "Distributions",
      actions: actionsFor(access, DISTRIBUTION_READS, DISTRIBUTION_WRITES),
      resources: DISTRIBUTION_TYPES.map((type) => arn.global("cloudfront", `${type}/*`)),
    },
    {
      sid: "Zones",
      actions: actionsFor(access, ZONE_READS, ZONE_WRITES),
      resources: [arn.route53("change/*"), arn.route53("hostedzone/*")],
    },
  ];
}
