import { expect, test } from "@jest/globals";
import { rewrittenBody } from "../../emulator/rewrites.ts";

const call = (service: string, operation: string, Name: string) => ({
  service,
  operation,
  region: "us-east-1",
  method: "POST",
  path: "/",
  query: {},
  parameters: { Name },
});

const ARN = "arn:aws:cloudtrail:us-east-1:123456789012:trail/llmops-trail";

test.each(["StartLogging", "StopLogging", "DeleteTrail"])("%s names the trail by its name", (operation) => {
  expect(rewrittenBody(call("cloudtrail", operation, ARN))).toBe('{"Name":"llmops-trail"}');
});

test.each([
  ["a trail named by its name", call("cloudtrail", "StartLogging", "llmops-trail")],
  ["another operation", call("cloudtrail", "GetTrail", ARN)],
  ["another service", call("events", "StartLogging", ARN)],
])("%s passes as it is", (_, request) => {
  expect(rewrittenBody(request)).toBeUndefined();
});
