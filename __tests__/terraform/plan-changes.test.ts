import { expect, test } from "@jest/globals";
import { creationsOnly, planChanges } from "../../terraform/plan-changes.ts";

function change(actions: readonly string[], more: object = {}) {
  return { address: actions.join("-"), mode: "managed", change: { actions, ...more } };
}

test("a replacement destroys, in whichever order, and so does what only leaves the state", () => {
  const plan = {
    resource_changes: [["create", "delete"], ["delete", "create"], ["forget"], ["delete"]].map((one) =>
      change(one),
    ),
  };
  expect(planChanges(plan).destroys).toEqual(["create-delete", "delete-create", "forget", "delete"]);
  expect(planChanges(plan).creates).toEqual([]);
});

test("an import may change nothing or something; what is only read does not count", () => {
  const importing = { id: "x" };
  const read = { ...change(["read"]), mode: "data" };
  const plan = {
    resource_changes: [
      change(["no-op"], { importing }),
      change(["update"], { importing }),
      change(["create"]),
      read,
    ],
  };
  expect(planChanges(plan)).toEqual({
    imports: ["no-op", "update"],
    creates: ["create"],
    updates: ["update"],
    destroys: [],
  });
});

test("an empty plan does nothing", () => {
  expect(planChanges({})).toEqual({ imports: [], creates: [], updates: [], destroys: [] });
});

const CREATING = `Terraform will perform the following actions:

  # aws_iam_role.ecs_task will be created
  + resource "aws_iam_role" "ecs_task" {
      + id = (known after apply)
    }

  # aws_sns_topic.alerts will be created
  + resource "aws_sns_topic" "alerts" {
    }

Plan: 2 to add, 0 to change, 0 to destroy.
`;

test("a plan that only creates is read from its words", () => {
  expect(creationsOnly(CREATING)).toEqual({
    imports: [],
    creates: ["aws_iam_role.ecs_task", "aws_sns_topic.alerts"],
    updates: [],
    destroys: [],
  });
});

test.each([
  ["destroys", "0 to destroy", "1 to destroy"],
  ["changes", "0 to change", "1 to change"],
  ["imports", "Plan: 2 to add", "Plan: 1 to import, 2 to add"],
  ["counts otherwise", "Plan: 2 to add", "Plan: 3 to add"],
  ["replaces", "aws_sns_topic.alerts will be created", "aws_sns_topic.alerts must be replaced"],
  [
    "forgets",
    "aws_sns_topic.alerts will be created",
    "aws_sns_topic.alerts will no longer be managed by Terraform",
  ],
  ["has no count", "Plan: ", "Planned: "],
])("a plan that %s is left to the saved plan", (_, words, others) => {
  expect(CREATING).toContain(words);
  expect(creationsOnly(CREATING.replace(words, others))).toBeUndefined();
});
