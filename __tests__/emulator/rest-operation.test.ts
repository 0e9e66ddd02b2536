import { expect, test } from "@jest/globals";
import { restOperation } from "../../emulator/rest-operation.ts";

test.each([
  ["route53", "DELETE", "/2013-04-01/hostedzone/Z1", "DeleteHostedZone"],
  ["route53", "GET", "/2013-04-01/change/C1", "GetChange"],
  ["route53", "GET", "/2013-04-01/tags/hostedzone/Z1", "ListTagsForResource"],
  ["route53", "POST", "/2013-04-01/tags/hostedzone/Z1", "ChangeTagsForResource"],
  ["cloudfront", "POST", "/2020-05-31/origin-access-control", "CreateOriginAccessControl"],
  ["cloudfront", "GET", "/2020-05-31/origin-access-control/E1", "GetOriginAccessControl"],
  ["cloudfront", "DELETE", "/2020-05-31/origin-access-control/E1", "DeleteOriginAccessControl"],
  ["cloudfront", "GET", "/2020-05-31/tagging", "ListTagsForResource"],
  ["cloudfront", "PUT", "/2020-05-31/distribution/E1/config", "UpdateDistribution"],
  ["cloudfront", "GET", "/2020-05-31/distribution/E1", "GetDistribution"],
  ["cloudfront", "DELETE", "/2020-05-31/distribution/E1", "DeleteDistribution"],
])("%s: %s %s is %s", (service, method, path, operation) => {
  expect(restOperation(service, method, path)).toBe(operation);
});

test("a path that no row knows has no name", () => {
  expect(restOperation("route53", "GET", "/2013-04-01/healthcheck/1")).toBeUndefined();
});
