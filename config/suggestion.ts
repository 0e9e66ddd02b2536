import type * as z from "zod";

/** The parts of zod's schemas that hold other schemas. */
interface Holder {
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

/** Every setting a schema knows, as dotted paths; what lies in a list goes by the list's path. */
export function knownSettings(schema: z.core.$ZodType, path = ""): string[] {
  const { innerType, element, shape } = schema._zod.def as Holder;
  const inner = innerType ?? element;
  if (inner) return knownSettings(inner, path);
  return Object.entries(shape ?? {}).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return [here, ...knownSettings(value, here)];
  });
}

/**
 * The setting a person may have meant: one beside it that is nearly the same, or one elsewhere of
 * the same name.
 *
 * @param path dotted path of the unknown key, list positions left out
 * @param known dotted paths of the settings there are
 */
export function nearestSetting(path: string, known: readonly string[]): string | undefined {
  const [parent, key] = split(path.toLowerCase());
  const siblings = known
    .filter((other) => split(other.toLowerCase())[0] === parent)
    .map((other) => ({ other, distance: distanceTo(key, split(other.toLowerCase())[1]) }))
    .filter(({ distance }) => distance <= (key.length < 4 ? 1 : 2))
    .sort((a, b) => a.distance - b.distance);
  return siblings[0]?.other ?? known.find((other) => split(other.toLowerCase())[1] === key);
}

function split(path: string): [parent: string, key: string] {
  const dot = path.lastIndexOf(".");
  return [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
}

/** A name that was cut short, as in `repo`, is as near as one wrong letter. */
function distanceTo(key: string, name: string): number {
  return key.length > 2 && name.startsWith(key) ? 1 : editDistance(key, name);
}

/** Fewest letters to insert, delete or replace. @see https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
