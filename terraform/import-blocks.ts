import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One resource to be imported. */
export interface Import {
  /** Address in the stack. */
  readonly address: string;
  /** The provider's id of what is there. */
  readonly id: string;
}

/** Beside the synthesized stack; Terraform reads it with the rest. */
const FILE = "adopt.tf.json";

/**
 * Runs `work` while import blocks lie in a stack's folder: a plan then imports, and an apply keeps what
 * was imported. The file is gone afterwards, whatever happens.
 *
 * @see https://developer.hashicorp.com/terraform/language/import
 */
export async function withImports<T>(
  folder: string,
  imports: readonly Import[],
  work: () => Promise<T>,
): Promise<T> {
  const file = join(folder, FILE);
  const blocks = imports.map(({ address, id }) => ({ to: address, id }));
  await writeFile(file, `${JSON.stringify({ import: blocks }, null, 2)}\n`);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
