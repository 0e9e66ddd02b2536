import { describe, expect, test } from "@jest/globals";
import type { ApiRequest } from "../../emulator/api-request.ts";
import { TableEncryption } from "../../emulator/table-encryption.ts";

function call(operation: string, parameters: Record<string, unknown>): ApiRequest {
  const base = { service: "dynamodb", region: "us-east-1", method: "POST", path: "/", query: {} };
  return { ...base, operation, parameters: { TableName: "locks", ...parameters } };
}

const on = call("UpdateTable", { SSESpecification: { Enabled: true } });
const off = call("UpdateTable", { SSESpecification: { Enabled: false } });
const withKey = call("UpdateTable", { SSESpecification: { Enabled: true, KMSMasterKeyId: "key" } });
const untouched = call("UpdateTable", { DeletionProtectionEnabled: true });
const answer = JSON.stringify({ Table: { TableName: "locks", SSEDescription: { Status: "OLD" } } });

describe("encryption of a table that exists", () => {
  test.each([
    ["switched on", [on], { Status: "ENABLED", SSEType: "KMS" }],
    ["switched on with a key", [withKey], { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: "key" }],
    ["switched on and off", [on, off], undefined],
    ["switched on, then something else", [on, untouched], { Status: "ENABLED", SSEType: "KMS" }],
  ])("%s", (_, calls, expected) => {
    const encryption = new TableEncryption();
    for (const one of calls) encryption.note(one);
    const mend = encryption.mending(call("DescribeTable", { TableName: "arn:x:dynamodb:r:a:table/locks" }));
    const table = JSON.parse(mend?.(answer) ?? "{}").Table;
    expect(table).toEqual({ TableName: "locks", ...(expected && { SSEDescription: expected }) });
  });

  test.each([
    ["nothing was switched", [untouched]],
    ["the table was deleted", [on, call("DeleteTable", {})]],
    ["another table was meant", [{ ...on, parameters: { ...on.parameters, TableName: "other" } }]],
  ])("moto answers by itself where %s", (_, calls) => {
    const encryption = new TableEncryption();
    for (const one of calls) encryption.note(one);
    expect(encryption.mending(call("DescribeTable", {}))).toBeUndefined();
  });
});
