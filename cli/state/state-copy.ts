import { isDeepStrictEqual } from "node:util";

/** One copy of a Terraform state. */
export interface StateCopy {
  readonly lineage: string;
  readonly serial: number;
  /** Whether it manages anything. */
  readonly empty: boolean;
  /** As it is stored. */
  readonly text: string;
}

/** Reads a state's text; undefined for none, and for the empty file Terraform leaves behind. @throws where it is no state */
export function readStateCopy(text: string | undefined, where: string): StateCopy | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  let state: { lineage?: unknown; serial?: unknown; resources?: unknown };
  try {
    state = JSON.parse(text);
  } catch (error) {
    throw new Error(
      `${where} is no Terraform state (${(error as Error).message}): restore it from a copy first.`,
    );
  }
  if (typeof state.lineage !== "string" || typeof state.serial !== "number") {
    throw new Error(
      `${where} is no Terraform state: it has no lineage and serial. Restore it from a copy first.`,
    );
  }
  const empty = !Array.isArray(state.resources) || state.resources.length === 0;
  return { lineage: state.lineage, serial: state.serial, empty, text };
}

/** What is to be done with two copies of one state. */
export type Decision =
  /** There is no state anywhere. */
  | "nothing"
  /** The target holds it already. */
  | "there"
  /** The target is to take over what the source holds. */
  | "copy"
  /** The target is newer than the source. */
  | "newer"
  /** The two are not of one history. */
  | "different";

/**
 * Decides from the two copies alone, so that a move that was broken off anywhere goes on from there.
 *
 * @param settled whether the settings say already that the state lives in the target: a source behind it is then a leftover
 */
export function decide(
  source: StateCopy | undefined,
  target: StateCopy | undefined,
  settled: boolean,
): Decision {
  if (!source) return target ? "there" : "nothing";
  if (!target) return "copy";
  // Terraform gives a state that it writes into an empty bucket a lineage of its own: the content tells more.
  if (sameContent(source, target)) return "there";
  if (source.lineage !== target.lineage) {
    if (target.empty) return "copy";
    return source.empty ? "there" : "different";
  }
  if (source.serial > target.serial) return "copy";
  if (source.serial < target.serial) return settled ? "there" : "newer";
  return "different";
}

/** Terraform's version and the like may differ between two writers of one state. */
function sameContent(a: StateCopy, b: StateCopy): boolean {
  const content = ({ text }: StateCopy) => {
    const { resources, outputs } = JSON.parse(text) as Record<string, unknown>;
    return { resources, outputs };
  };
  return isDeepStrictEqual(content(a), content(b));
}
