import { expect, test } from "@jest/globals";
import { halfMade } from "../../terraform/half-made.ts";

const resource = (mode: string, name: string, status?: string) => ({
  mode,
  type: "aws_iam_role",
  name,
  instances: [status ? { status } : {}],
});

test.each([
  ["no state yet", "\n", []],
  ["an empty state", '{ "version": 4, "resources": [] }', []],
  [
    "one of three",
    JSON.stringify({
      resources: [
        resource("managed", "whole"),
        resource("managed", "half", "tainted"),
        resource("data", "read", "tainted"),
      ],
    }),
    ["aws_iam_role.half"],
  ],
])("what is half made in %s", (_, state, addresses) => {
  expect(halfMade(state)).toEqual(addresses);
});
