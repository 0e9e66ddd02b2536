import { regional, worldwide } from "../harness/template.ts";
import { type CallTable, on, onAll, same } from "./requirement.ts";

const zone = "arn:{partition}:route53:::hostedzone/{Id}";
const change = "arn:{partition}:route53:::change/{ChangeId}";

/** The hosted zone and its records. */
export const route53: CallTable = {
  operations: {
    ...same("route53", zone, [
      "ChangeResourceRecordSets",
      "ChangeTagsForResource",
      "DeleteHostedZone",
      "GetHostedZone",
      "ListResourceRecordSets",
      "ListTagsForResource",
      "UpdateHostedZoneComment",
    ]),
    GetChange: [on(change, "route53:GetChange")],
    CreateHostedZone: [onAll("route53:CreateHostedZone")],
    ListHostedZones: [onAll("route53:ListHostedZones")],
    ListHostedZonesByName: [onAll("route53:ListHostedZonesByName")],
  },
  samples: { Id: "Z0123456789ABCDEFGHIJ", ChangeId: "C2682N5HXP0BZ4" },
};

/** Certificates. CloudFront's live in us-east-1, whatever the region of the rest. */
export const acm: CallTable = {
  operations: {
    ...same("acm", "{CertificateArn}", [
      "AddTagsToCertificate",
      "DeleteCertificate",
      "DescribeCertificate",
      "GetCertificate",
      "ListTagsForCertificate",
      "RemoveTagsFromCertificate",
      "UpdateCertificateOptions",
    ]),
    RequestCertificate: [onAll("acm:RequestCertificate"), on("{CertificateArn}", "acm:AddTagsToCertificate")],
    ListCertificates: [onAll("acm:ListCertificates")],
  },
  samples: { CertificateArn: regional("acm", "certificate/8f6f8a2e-4c0d-4e9d-9c6e-0a1b2c3d4e5f") },
};

const distribution = worldwide("cloudfront", "distribution/{DistributionId}");
const accessControl = worldwide("cloudfront", "origin-access-control/{OriginAccessControlId}");

/** A policy that distributions share, most of them AWS's own. */
const shared = (kind: string) => worldwide("cloudfront", `${kind}/658327ea-f89d-4fab-a63d-7e88639e58f6`);

/** The content delivery network in front of the assets. */
export const cloudfront: CallTable = {
  operations: {
    ...same("cloudfront", distribution, [
      "CreateInvalidation",
      "DeleteDistribution",
      "GetDistribution",
      "ListTagsForResource",
      "TagResource",
      "UntagResource",
      "UpdateDistribution",
    ]),
    CreateDistribution: [onAll("cloudfront:CreateDistribution"), on(distribution, "cloudfront:TagResource")],
    CreateOriginAccessControl: [onAll("cloudfront:CreateOriginAccessControl")],
    ...same("cloudfront", accessControl, [
      "DeleteOriginAccessControl",
      "GetOriginAccessControl",
      "UpdateOriginAccessControl",
    ]),
    ...same("cloudfront", shared("cache-policy"), ["GetCachePolicy"]),
    ...same("cloudfront", shared("origin-request-policy"), ["GetOriginRequestPolicy"]),
    ...same("cloudfront", shared("response-headers-policy"), ["GetResponseHeadersPolicy"]),
    ListCachePolicies: [onAll("cloudfront:ListCachePolicies")],
    ListOriginRequestPolicies: [onAll("cloudfront:ListOriginRequestPolicies")],
    ListResponseHeadersPolicies: [onAll("cloudfront:ListResponseHeadersPolicies")],
  },
  samples: { DistributionId: "EDFDVBD6EXAMPLE", OriginAccessControlId: "E327GJI25M56DG" },
};
