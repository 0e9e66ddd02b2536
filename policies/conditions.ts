import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import type { Conditions } from "./statement.ts";

/** Holds a statement whose resources carry no region to the regions of the settings. */
export function inRegions(settings: Settings): Conditions {
  return { StringEquals: { "aws:RequestedRegion": oneOrMany(deriveNames(settings).regions) } };
}

/** AWS returns a list of one as its only element: written that way, plans stay empty. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
