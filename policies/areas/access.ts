/** `read` is what a plan needs of an area, `manage` what an apply does. */
export type Access = "read" | "manage";

/** The actions of one statement: those that read, and with `manage` those that write, too. */
export function actionsFor(
  access: Access,
  reads: readonly string[],
  writes: readonly string[],
): readonly string[] {
  return access === "read" ? reads : [...reads, ...writes].sort();
}
