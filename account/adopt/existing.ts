import type { Installation } from "../promise/promised.ts";
import type { Read } from "../read.ts";
import { FIND_ID } from "./import-id.ts";

/** One promised resource that the account has already. */
export interface Existing {
  readonly stack: string;
  readonly address: string;
  /** Id under which Terraform imports it. */
  readonly id: string;
}

/**
 * What of an installation the account has already, by its names. Everything is asked at once.
 *
 * @throws AwsProblem where something must not be adopted or cannot be looked at
 */
export async function findExisting(installation: Installation, read: Read): Promise<Existing[]> {
  const found = installation.resources.map(async (resource): Promise<Existing[]> => {
    const find = resource.managed && FIND_ID[resource.type];
    const id = find ? await find(resource, read, installation) : undefined;
    return id ? [{ stack: resource.stack, address: resource.address, id }] : [];
  });
  return (await Promise.all(found)).flat();
}
