import { expect, test } from "@jest/globals";
import { isOwnKey, resourcesOf } from "../../account/states.ts";

test.each([
  ["llmops/bootstrap.tfstate", true],
  ["llmops/iam.tfstate", true],
  ["llmops/iam.tfstate.tflock", true],
  ["llmops/terraform.tfstate", false],
  ["llmops/apps/one.tfstate", false],
  ["llmops/iam.tfstate.backup", false],
])("%s is this project's own: %s", (key, own) => {
  expect(isOwnKey(key)).toBe(own);
});

test.each([
  ["a state", '{"version":4,"resources":[{},{}]}', 2],
  ["a state from which everything was destroyed", '{"version":4,"resources":[]}', 0],
  ["other JSON", '{"resources":[]}', undefined],
  ["no JSON", "text", undefined],
  ["nothing", undefined, undefined],
])("resources in %s", (_, text, count) => {
  expect(resourcesOf(text)).toBe(count);
});
