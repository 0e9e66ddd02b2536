import { describe, expect, test } from "@jest/globals";
import { BACKEND, STATE_BUCKET } from "./cases/backend.ts";
import { CREATED_ROLE } from "./cases/created-role.ts";
import { DEPLOYMENT } from "./cases/deployment.ts";
import { INFRASTRUCTURE } from "./cases/infrastructure.ts";
import { INSTANCES } from "./cases/instances.ts";
import { BEDROCK, TASKS } from "./cases/tasks.ts";
import { Installation } from "./harness/installation.ts";
import { installation } from "./harness/settings.ts";
import { surprises } from "./harness/surprises.ts";

const GUIDE = new Installation(installation());
const CHINA = new Installation(installation({ region: "cn-north-1" }));

describe("the real work is allowed, what lies next to it is not", () => {
  test.each([
    { name: "a deployment from GitHub", cases: DEPLOYMENT },
    { name: "tasks that start and work", cases: TASKS },
    { name: "Terraform's backend with either lock", cases: [...BACKEND, ...STATE_BUCKET] },
    { name: "infrastructure that no call was recorded of", cases: [...INFRASTRUCTURE, ...INSTANCES] },
    { name: "a role that Terraform made, under the boundary", cases: CREATED_ROLE },
  ])("$name", async ({ cases }) => {
    expect(await surprises(GUIDE, cases)).toEqual([]);
    expect(await surprises(CHINA, cases)).toEqual([]);
  });

  test("models of Bedrock may be invoked where the settings name them, and nowhere else", async () => {
    const models = new Installation(installation({ taskRole: { bedrockModels: ["anthropic.claude-*"] } }));
    expect(await surprises(models, [...BEDROCK, ...TASKS])).toEqual([]);
    const none = BEDROCK.map((each) => ({ ...each, expected: "denied" as const }));
    expect(await surprises(GUIDE, none)).toEqual([]);
  });
});
