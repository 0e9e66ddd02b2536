/** Operations of the services (S3 apart) that are told by method and path alone. */

type Route = readonly [service: string, method: string, path: RegExp, operation: string];

/** The routes this project's tools use. A new one is a row; the first row that fits wins. */
const ROUTES: readonly Route[] = [
  ["s3", "GET", /^\/v20180820\/tags\/./, "ListTagsForResource"],
  ["s3", "POST", /^\/v20180820\/tags\/./, "TagResource"],
  ["s3", "DELETE", /^\/v20180820\/tags\/./, "UntagResource"],
  ["s3", "GET", /^\/v20180820\/configuration\/publicAccessBlock$/, "GetPublicAccessBlock"],
  ["route53", "POST", /^\/[\d-]+\/hostedzone\/?$/, "CreateHostedZone"],
  ["route53", "GET", /^\/[\d-]+\/hostedzone\/?$/, "ListHostedZones"],
  ["route53", "GET", /^\/[\d-]+\/hostedzonesbyname/, "ListHostedZonesByName"],
  ["route53", "GET", /^\/[\d-]+\/hostedzone\/[^/]+$/, "GetHostedZone"],
  ["route53", "POST", /^\/[\d-]+\/hostedzone\/[^/]+\/rrset/, "ChangeResourceRecordSets"],
  ["route53", "GET", /^\/[\d-]+\/hostedzone\/[^/]+\/rrset/, "ListResourceRecordSets"],
  ["route53", "DELETE", /^\/[\d-]+\/hostedzone\/[^/]+$/, "DeleteHostedZone"],
  ["route53", "GET", /^\/[\d-]+\/change\/[^/]+$/, "GetChange"],
  ["route53", "GET", /^\/[\d-]+\/tags\/hostedzone\/[^/]+$/, "ListTagsForResource"],
  ["route53", "POST", /^\/[\d-]+\/tags\/hostedzone\/[^/]+$/, "ChangeTagsForResource"],
  ["cloudfront", "POST", /^\/[\d-]+\/origin-access-control$/, "CreateOriginAccessControl"],
  ["cloudfront", "GET", /^\/[\d-]+\/origin-access-control\/[^/]+$/, "GetOriginAccessControl"],
  ["cloudfront", "DELETE", /^\/[\d-]+\/origin-access-control\/[^/]+$/, "DeleteOriginAccessControl"],
  ["cloudfront", "GET", /^\/[\d-]+\/tagging$/, "ListTagsForResource"],
  ["cloudfront", "POST", /^\/[\d-]+\/tagging$/, "TagResource"],
  ["cloudfront", "PUT", /^\/[\d-]+\/distribution\/[^/]+\/config$/, "UpdateDistribution"],
  ["cloudfront", "DELETE", /^\/[\d-]+\/distribution\/[^/]+$/, "DeleteDistribution"],
  ["cloudfront", "POST", /^\/[\d-]+\/distribution$/, "CreateDistribution"],
  ["cloudfront", "GET", /^\/[\d-]+\/distribution$/, "ListDistributions"],
  ["cloudfront", "GET", /^\/[\d-]+\/distribution\/[^/]+$/, "GetDistribution"],
  ["lambda", "POST", /^\/[\d-]+\/functions\/?$/, "CreateFunction"],
  ["lambda", "GET", /^\/[\d-]+\/functions\/?$/, "ListFunctions"],
  ["lambda", "GET", /^\/[\d-]+\/functions\/[^/]+\/?$/, "GetFunction"],
  ["access-analyzer", "POST", /^\/policy\/validation/, "ValidatePolicy"],
];

/** The operation behind a REST path; undefined where no row fits. */
export function restOperation(service: string, method: string, path: string): string | undefined {
  const rpc = /^\/service\/[^/]+\/operation\/([^/]+)$/.exec(path)?.[1];
  if (rpc) return rpc;
  return ROUTES.find(([name, verb, route]) => name === service && verb === method && route.test(path))?.[3];
}
