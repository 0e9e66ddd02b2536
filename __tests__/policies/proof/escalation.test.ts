import { describe, expect, test } from "@jest/globals";
import { ESCALATION, ESCALATION_PATHS, GRANTED_BY_RESOURCE } from "./cases/escalation.ts";
import { Installation } from "./harness/installation.ts";
import { PRINCIPALS } from "./harness/principals.ts";
import { installation } from "./harness/settings.ts";
import { surprises } from "./harness/surprises.ts";

const GUIDE = new Installation(installation());

describe("no path leads to more power", () => {
  test("the table is as large as it claims", () => {
    expect(new Set(ESCALATION_PATHS.map(([action]) => action)).size).toBeGreaterThanOrEqual(40);
  });

  test.each(PRINCIPALS)("from %s", async (principal) => {
    const cases = ESCALATION.filter((each) => each.principal === principal);
    expect(cases.length).toBe(ESCALATION_PATHS.length);
    expect(await surprises(GUIDE, cases)).toEqual([]);
  });

  test("not even where a resource's own policy names the session", async () => {
    expect(GRANTED_BY_RESOURCE.length).toBeGreaterThan(0);
    expect(await surprises(GUIDE, GRANTED_BY_RESOURCE)).toEqual([]);
  });
});
