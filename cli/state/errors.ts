import type { StateCopy } from "./state-copy.ts";

const describe = ({ lineage, serial }: StateCopy) => `serial ${serial}, lineage ${lineage.slice(0, 8)}`;

/** The copy that would be overwritten is newer. */
export function targetNewer(from: string, source: StateCopy, to: string, target: StateCopy): Error {
  return new Error(
    `${to} (${describe(target)}) is newer than ${from} (${describe(source)}); nothing was moved or overwritten. ` +
      `If ${to} is the right one, put ${from} aside and run the command again; if ${from} is, put ${to} aside.`,
  );
}

/** Two states that did not come from one another. */
export function statesDiffer(from: string, source: StateCopy, to: string, target: StateCopy): Error {
  return new Error(
    `${to} (${describe(target)}) holds another state than ${from} (${describe(source)}); nothing was moved or overwritten. ` +
      "Find out which of the two describes the account (npx llmops-aws verify, terraform state list), put the other aside and run the command again.",
  );
}

/** A state that is in use. */
export function stateLocked(where: string, info: string): Error {
  const parsed = lockInfo(info);
  return new Error(
    `${where} is locked${parsed ? ` by ${parsed.Who} since ${parsed.Created} (${parsed.Operation})` : ""}; nothing was moved. ` +
      `Wait until that run has ended; if it died, 'terraform force-unlock ${parsed?.ID ?? "ID"}' in the stack's folder releases it.`,
  );
}

interface LockInfo {
  readonly ID?: string;
  readonly Who?: string;
  readonly Created?: string;
  readonly Operation?: string;
}

function lockInfo(info: string): LockInfo | undefined {
  try {
    return JSON.parse(info) as LockInfo;
  } catch {
    return undefined;
  }
}

/** The bucket a state is to be moved into is not there. */
export function noBucket(bucket: string): Error {
  return new Error(
    `The bucket ${bucket} is not there yet, so no state can be moved into it: deploy bootstrap first (npx llmops-aws setup, or cdktf deploy bootstrap).`,
  );
}
