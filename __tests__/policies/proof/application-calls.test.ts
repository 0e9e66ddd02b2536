import { describe, expect, test } from "@jest/globals";
import { translate } from "./calls/translate.ts";
import { neighbourCases, unboundedCases, unnamedKinds } from "./cases/neighbours.ts";
import { UNNAMED } from "./cases/not-narrowed.ts";
import { planCases } from "./cases/plan-calls.ts";
import { APPLICATION_CALLS, callCases, PREFIXES, TABLE_CALLS } from "./cases/table-calls.ts";
import { Installation } from "./harness/installation.ts";
import { installation } from "./harness/settings.ts";
import { surprises } from "./harness/surprises.ts";

const REGIONS = ["us-east-1", "ap-northeast-2"];

describe.each(REGIONS)("the calls of an application in %s", (region) => {
  const place = new Installation(installation({ region }));

  test.each(PREFIXES)("that Terraform was seen to make are allowed for %s-...", async (prefix) => {
    expect(await surprises(place, callCases(prefix, APPLICATION_CALLS))).toEqual([]);
  });

  test.each(PREFIXES)("of every other kind of resource are allowed for %s-...", async (prefix) => {
    const seen = new Set(APPLICATION_CALLS.map(({ service, operation }) => `${service}:${operation}`));
    const others = TABLE_CALLS.filter(({ service, operation }) => !seen.has(`${service}:${operation}`));
    expect(await surprises(place, callCases(prefix, others))).toEqual([]);
  });

  test("are denied on neighbours: other names, regions and accounts", async () => {
    expect(await surprises(place, neighbourCases())).toEqual([]);
  });

  test("are denied on roles without the boundary", async () => {
    const cases = unboundedCases();
    expect(cases.length).toBeGreaterThan(0);
    expect(await surprises(place, cases)).toEqual([]);
  });
});

describe("the role that plans", () => {
  test.each([
    { name: "reads what Terraform manages and changes nothing", readSecretValues: false },
    { name: "reads secrets where the settings say so", readSecretValues: true },
  ])("$name", async ({ readSecretValues }) => {
    const place = new Installation(installation({ planRole: { enabled: true, readSecretValues } }));
    expect(await surprises(place, await planCases(readSecretValues))).toEqual([]);
  });
});

describe("the tables", () => {
  test("an unknown call fails instead of passing unseen", () => {
    expect(() => translate({ service: "ec2", operation: "TerminateInstances" })).toThrow(/no table knows/);
    expect(() => translate({ service: "braket", operation: "CreateJob" })).toThrow(/no table knows/);
  });

  test("every recorded call was translated", () => {
    expect(APPLICATION_CALLS.length).toBeGreaterThan(100);
    expect(callCases("llmops", APPLICATION_CALLS).length).toBeGreaterThan(APPLICATION_CALLS.length);
  });

  test("what no name narrows has a reason, and no reason is stale", () => {
    const withResource = [...unnamedKinds()].filter((kind) => !/^[a-z0-9-]+:[A-Z]/.test(kind));
    expect(withResource.sort()).toEqual(Object.keys(UNNAMED).sort());
  });
});
