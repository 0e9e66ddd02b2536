import type { ForeignObject, HeldLock } from "../../account/states.ts";
import { type UsageError, usageError } from "../frame/errors.ts";

/** Other states need the bucket. */
export function bucketInUse(bucket: string, others: readonly ForeignObject[]): Error {
  const lines = others.map(({ key, resources }) =>
    resources === undefined ? `  ${key}` : `  ${key}: a Terraform state with ${resources} resources`,
  );
  return new Error(
    [
      `the bucket ${bucket} holds more than the states of this project:`,
      ...lines,
      "Destroy what they describe first (terraform destroy in their directories), or keep bucket and table with --keep-backend. Nothing was changed.",
    ].join("\n"),
  );
}

/** Somebody is at work on a state. */
export function stateLocked({ state, id, who, since }: HeldLock): Error {
  return new Error(
    `${state} is locked by ${who} since ${since}: wait until that ends, or where nobody is at work any more run ` +
      `'terraform force-unlock ${id}' in the folder of the stack. Nothing was changed.`,
  );
}

/** Another number than the account's was given. */
export function otherNumber(given: string, account: string): UsageError {
  return usageError(`--account says ${given}, the settings name account ${account}: nothing was changed`);
}

/** Nobody to ask, and no number given. */
export function numberNeeded(account: string): UsageError {
  return usageError(`--yes needs the account's number as well: --yes --account ${account}`);
}
