import { expect, test } from "@jest/globals";
import { planChanges } from "../../terraform/plan-changes.ts";

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
