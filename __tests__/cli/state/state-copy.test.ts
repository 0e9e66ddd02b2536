import { describe, expect, test } from "@jest/globals";
import { type Decision, decide, readStateCopy, type StateCopy } from "../../../cli/state/state-copy.ts";

const copy = (serial: number, changes: Readonly<Record<string, unknown>> = {}): StateCopy | undefined =>
  readStateCopy(JSON.stringify({ lineage: "a", serial, resources: [1], outputs: {}, ...changes }), "test");

const other = (serial: number, changes = {}) => copy(serial, { lineage: "b", ...changes });
const empty = { resources: [] };

type Row = readonly [string, StateCopy | undefined, StateCopy | undefined, boolean, Decision];

const changed = { resources: [2] };

const ROWS: readonly Row[] = [
  ["no state anywhere", undefined, undefined, false, "nothing"],
  ["moved already", undefined, copy(3), true, "there"],
  ["moved by somebody else", undefined, copy(3), false, "there"],
  ["never moved", copy(3), undefined, false, "copy"],
  ["set by hand, never moved", copy(3), undefined, true, "copy"],
  ["target older", copy(4, changed), copy(3), false, "copy"],
  ["target older, though the settings name it", copy(4, changed), copy(3), true, "copy"],
  ["broken off after the copy", copy(3), copy(3), false, "there"],
  ["broken off after a copy with a lineage of its own", copy(3), other(1), false, "there"],
  ["broken off after the setting", copy(3), copy(3), true, "there"],
  ["a leftover behind the settings", copy(3), copy(5, changed), true, "there"],
  ["target newer", copy(3), copy(5, changed), false, "newer"],
  ["same serial, other content", copy(3), copy(3, changed), false, "different"],
  ["same content by another Terraform", copy(3), copy(3, { terraform_version: "1.12.0" }), false, "there"],
  ["another history", copy(3), other(3, changed), false, "different"],
  ["another history, newer source", copy(9), other(3, changed), true, "different"],
  ["another history, but empty", copy(3), other(3, empty), false, "copy"],
  ["an empty source of another history", copy(3, empty), other(3), false, "there"],
];

describe("moving a state", () => {
  test.each(ROWS)("%s", (_, source, target, settled, decision) => {
    expect(decide(source, target, settled)).toBe(decision);
  });

  test.each([[undefined], [""], ["\n"]])("%j is no copy", (text) => {
    expect(readStateCopy(text, "file")).toBeUndefined();
  });

  test.each(["{", "{}", '{"lineage":"a"}'])("%s is refused by name", (text) => {
    expect(() => readStateCopy(text, "terraform.bootstrap.tfstate")).toThrow(
      /^terraform\.bootstrap\.tfstate is no Terraform state/,
    );
  });
});
