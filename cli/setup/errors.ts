/** Terraform's apply broke off; what it had made by then is in the state. */
export function applyFailed(stack: string, error: Error): Error {
  return new Error(
    `${error.message}\n\n${stack} was applied in part, and what was made is kept. Mend what is named above, then run the same command again: it goes on from here.`,
  );
}
