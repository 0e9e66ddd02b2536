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
      "ListTagsForCertificate",
      "RemoveTagsFromCertificate",
    ]),
    RequestCertificate: [onAll("acm:RequestCertificate"), on("{CertificateArn}", "acm:AddTagsToCertificate")],
    ListCertificates: [onAll("acm:ListCertificates")],
  },
  samples: { CertificateArn: regional("acm", "certificate/8f6f8a2e-4c0d-4e9d-9c6e-0a1b2c3d4e5f") },
};

const distribution = worldwide("cloudfront", "distribution/{DistributionId}");
const accessControl = worldwide("cloudfront", "origin-access-control/{OriginAccessControlId}");

/** The content delivery network in front of the assets. */
export const cloudfront: CallTable = {
  operations: {
    ...same("cloudfront", distribution, [
      "DeleteDistribution",
      "GetDistribution",
      "ListTagsForResource",
      "TagResource",
      "UntagResource",
      "UpdateDistribution",
    ]),
    CreateDistribution: [onAll("cloudfront:CreateDistribution"), on(distribution, "cloudfront:TagResource")],
    CreateOriginAccessControl: [onAll("cloudfront:CreateOriginAccessControl")],
    GetOriginAccessControl: [on(accessControl, "cloudfront:GetOriginAccessControl")],
    DeleteOriginAccessControl: [on(accessControl, "cloudfront:DeleteOriginAccessControl")],
  },
  samples: { DistributionId: "EDFDVBD6EXAMPLE", OriginAccessControlId: "E327GJI25M56DG" },
};
