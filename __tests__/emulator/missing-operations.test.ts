import { expect, test } from "@jest/globals";
import { missingAnswer } from "../../emulator/missing-operations.ts";

const call = (service: string, operation: string) => ({
  service,
  operation,
  region: "us-east-1",
  method: "POST",
  path: "/",
  query: {},
  parameters: {},
});

test("a scalable target has no tags", () => {
  const answer = missingAnswer(call("application-autoscaling", "ListTagsForResource"));
  expect(answer).toMatchObject({ status: 200, body: '{"Tags":{}}' });
});

test.each([
  ["another operation", call("application-autoscaling", "DescribeScalableTargets")],
  ["another service", call("ecs", "ListTagsForResource")],
])("%s is moto's", (_, request) => {
  expect(missingAnswer(request)).toBeUndefined();
});
