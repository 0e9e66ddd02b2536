import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Frame } from "../../../cli/frame/frame.ts";
import type { Project } from "../../../cli/project.ts";
import { recordRun } from "../../../cli/setup/run-record.ts";
import { lockHolder, withoutStaleLock } from "../../../cli/setup/stale-lock.ts";

const US = `${userInfo().username}@${hostname()}`;

/** As Terraform words it. */
const locked = (who: string, created: string) =>
  new Error(`'terraform plan' failed in x (exit code 1):
╷
│ Error: Error acquiring the state lock
│
│ Error message: operation error S3: PutObject, StatusCode: 412, RequestID: pO8, HostID:
│ , api error PreconditionFailed
│ Lock Info:
│   ID:        0b2c-4d
│   Path:      bucket/llmops/iam.tfstate
│   Operation: OperationTypeApply
│   Who:       ${who}
│   Version:   1.11.4
│   Created:   ${created}
│   Info:
╵`);

describe("a lock", () => {
  test("is read from Terraform's message", () => {
    expect(lockHolder(locked("me@here", "2026-01-02 03:04:05.678901234 +0000 UTC"))).toEqual({
      id: "0b2c-4d",
      who: "me@here",
      created: new Date("2026-01-02T03:04:05.678Z"),
    });
    expect(lockHolder(new Error("no such bucket"))).toBeUndefined();
  });

  const dead = [{ started: Date.parse("2026-01-02T03:00:00Z"), seen: Date.parse("2026-01-02T03:05:00Z") }];

  test.each([
    ["of somebody else", "me@elsewhere", "2026-01-02 03:04:05 +0000 UTC", dead],
    ["of before the killed run", US, "2026-01-02 02:59:00 +0000 UTC", dead],
    ["of after the killed run", US, "2026-01-02 03:10:00 +0000 UTC", dead],
    ["where no run was killed", US, "2026-01-02 03:04:05 +0000 UTC", []],
  ])("%s is never released", async (_, who, created, runs) => {
    const error = locked(who, created);
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      throw error;
    };
    const nothing = {} as Project;
    const refusal = withoutStaleLock(nothing, {} as Frame, "iam", runs, work);
    await expect(refusal).rejects.toBe(error);
    expect(attempts).toBe(1);
  });
});

describe("the record of a run", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "record-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is gone after an orderly end", () => {
    recordRun(folder).end();
    const next = recordRun(folder);
    expect(next.dead).toEqual([]);
    next.end();
  });

  test("tells of a run that was killed, and of one killed after that", () => {
    recordRun(folder).end();
    const killed = { pid: 2 ** 30, started: 1, seen: 2 };
    const file = join(folder, ".llmops", "setup.json");
    writeFileSync(file, JSON.stringify([killed, { ...killed, started: 3, seen: 4 }]));
    const record = recordRun(folder);
    expect(record.dead).toMatchObject([{ started: 1 }, { started: 3 }]);
    record.end();
  });

  test("of a run that lives is not taken for a killed one's", () => {
    recordRun(folder).end();
    const file = join(folder, ".llmops", "setup.json");
    writeFileSync(file, JSON.stringify([{ pid: process.ppid, started: 1, seen: 2 }]));
    const record = recordRun(folder);
    expect(record.dead).toEqual([]);
    record.end();
  });
});
