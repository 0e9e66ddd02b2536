import { STATE_KEYS } from "../config/names.ts";
import { type BucketObject, objectText } from "./bucket-contents.ts";
import type { AwsClients } from "./clients.ts";
import { type StateAddress, stateLock } from "./state-object.ts";

/** End of the key under which Terraform locks a state. */
const LOCK = ".tflock";

const OWN_STATES: readonly string[] = [STATE_KEYS.bootstrap, STATE_KEYS.iam];

/** Something in the state bucket that is not this project's own. */
export interface ForeignObject {
  readonly key: string;
  /** Resources in it where it is a Terraform state; undefined for anything else. */
  readonly resources: number | undefined;
}

/** Whether a key is a state of this project, or the lock of one. */
export function isOwnKey(key: string): boolean {
  return OWN_STATES.includes(key.endsWith(LOCK) ? key.slice(0, -LOCK.length) : key);
}

/** What else lies in the bucket; a state from which everything was destroyed does not count. */
export async function foreignObjects(
  clients: Pick<AwsClients, "s3">,
  bucket: string,
  contents: readonly BucketObject[],
): Promise<ForeignObject[]> {
  const others = contents.filter(({ key, current }) => current && !isOwnKey(key));
  const found = others.map(async ({ key }) => ({
    key,
    resources: resourcesOf(await objectText(clients, bucket, key)),
  }));
  return (await Promise.all(found)).filter(({ resources }) => resources !== 0);
}

/** Number of resources in a Terraform state; undefined where the text is none. */
export function resourcesOf(text: string | undefined): number | undefined {
  try {
    const state = JSON.parse(text ?? "") as { version?: unknown; resources?: unknown };
    return typeof state.version === "number" && Array.isArray(state.resources)
      ? state.resources.length
      : undefined;
  } catch {
    return undefined;
  }
}

/** A lock that somebody holds. */
export interface HeldLock {
  /** Key of the state that is locked. */
  readonly state: string;
  /** Terraform's id of the lock, for `terraform force-unlock`. */
  readonly id: string;
  readonly who: string;
  /** When it was taken, as Terraform writes it. */
  readonly since: string;
}

/** Where the states of this project and their locks lie. */
export interface StatePlaces extends Omit<StateAddress, "key"> {
  readonly table: string;
}

/** The locks on this project's states, in the bucket and in the table. */
export async function heldLocks(
  clients: Pick<AwsClients, "s3" | "dynamodb">,
  { table, ...bucket }: StatePlaces,
): Promise<HeldLock[]> {
  const locks = OWN_STATES.map(async (state): Promise<HeldLock[]> => {
    const text = await stateLock(clients, { ...bucket, key: state }, table);
    if (text === undefined) return [];
    const { ID = "?", Who = "?", Created = "?" } = parsed(text);
    return [{ state, id: String(ID), who: String(Who), since: String(Created) }];
  });
  return (await Promise.all(locks)).flat();
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
