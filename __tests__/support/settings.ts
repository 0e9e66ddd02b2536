import { parseSettings } from "../../config/parse-settings.ts";
import type { Settings } from "../../config/settings.ts";

/** The file a fresh clone ships with. */
export const GUIDE = {
  account: "123456789012",
  region: "us-east-1",
  github: { owner: "aaa9785808", repository: "llmops-system" },
};

/** One change of the file: a dotted path and the value that stands there. */
export type Change = readonly [path: string, value: unknown];

/** What the file would hold after the changes; `undefined` takes a setting out. */
export function guideWith(...changes: readonly Change[]): unknown {
  const file = structuredClone(GUIDE) as Record<string, unknown>;
  for (const [path, value] of changes) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let holder = file;
    for (const key of keys) {
      holder[key] ??= {};
      holder = holder[key] as Record<string, unknown>;
    }
    holder[last] = value;
  }
  return file;
}

/** The guide's settings, changed where a test needs it. */
export function settingsWith(...changes: readonly Change[]): Settings {
  return parseSettings(guideWith(...changes));
}
