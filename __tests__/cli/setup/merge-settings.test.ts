import { describe, expect, test } from "@jest/globals";
import { changeLines, mergeSettings } from "../../../cli/setup/merge-settings.ts";

const WANTED = { account: "123456789012", owner: "octo", repository: "shop", region: "us-east-1" };
const FILE = { account: "123456789012", region: "us-east-1", github: { owner: "octo", repository: "shop" } };
const IDS = { ownerId: "111", repositoryId: "222" };

type Row = readonly [
  title: string,
  existing: Record<string, unknown>,
  wanted: typeof WANTED & { bucket?: string },
  ids: typeof IDS | undefined,
  settings: Record<string, unknown>,
  changes: readonly string[],
];

const ROWS: readonly Row[] = [
  [
    "no file",
    {},
    WANTED,
    undefined,
    FILE,
    [
      '+ account: "123456789012"',
      '+ region: "us-east-1"',
      '+ github.owner: "octo"',
      '+ github.repository: "shop"',
    ],
  ],
  ["the same file", FILE, WANTED, undefined, FILE, []],
  [
    "ids become known",
    FILE,
    WANTED,
    IDS,
    { ...FILE, github: { ...FILE.github, ...IDS } },
    ['+ github.ownerId: "111"', '+ github.repositoryId: "222"'],
  ],
  [
    "known ids stay where GitHub is silent",
    { ...FILE, github: { ...FILE.github, ...IDS } },
    WANTED,
    undefined,
    { ...FILE, github: { ...FILE.github, ...IDS } },
    [],
  ],
  [
    "ids of another repository go",
    { ...FILE, github: { owner: "octo", repository: "old", ...IDS } },
    WANTED,
    undefined,
    FILE,
    ['- github.ownerId: "111"', '~ github.repository: "old" -> "shop"', '- github.repositoryId: "222"'],
  ],
  [
    "what the user has stays",
    {
      $schema: "x",
      ...FILE,
      tags: { a: "b" },
      names: { cluster: "c" },
      github: { ...FILE.github, subjects: [{ type: "any" }] },
    },
    WANTED,
    undefined,
    {
      $schema: "x",
      ...FILE,
      tags: { a: "b" },
      names: { cluster: "c" },
      github: { ...FILE.github, subjects: [{ type: "any" }] },
    },
    [],
  ],
  [
    "a bucket is added to the names",
    { ...FILE, names: { cluster: "c" } },
    { ...WANTED, bucket: "mine" },
    undefined,
    { ...FILE, names: { cluster: "c", stateBucket: "mine" } },
    ['+ names.stateBucket: "mine"'],
  ],
  [
    "the place of the state stays with its account",
    { ...FILE, state: { bootstrap: "s3", locking: "table" } },
    WANTED,
    undefined,
    { ...FILE, state: { bootstrap: "s3", locking: "table" } },
    [],
  ],
  [
    "another account's state is not taken for this one's",
    { ...FILE, account: "999999999999", state: { bootstrap: "s3", locking: "table" } },
    WANTED,
    undefined,
    { ...FILE, state: { locking: "table" } },
    ['~ account: "999999999999" -> "123456789012"', '- state.bootstrap: "s3"'],
  ],
];

describe("merging settings", () => {
  test.each(ROWS)("%s", (_, existing, wanted, ids, settings, changes) => {
    const before = structuredClone(existing);
    const merged = mergeSettings(existing, wanted, ids);
    expect(merged.settings).toEqual(settings);
    expect([...changeLines(merged.changes)].sort()).toEqual([...changes].sort());
    expect(existing).toEqual(before);
  });
});
