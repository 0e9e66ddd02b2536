/** A plan that would take something away: adoption never does. */
export function wouldDestroy(stack: string, addresses: readonly string[]): Error {
  return new Error(
    `the plan of ${stack} would destroy or replace ${addresses.join(", ")}; adoption never does, so nothing was applied. ` +
      `Look at it with 'terraform plan' in the folder of the stack: a name or a key in the account differs from llmops.config.json.`,
  );
}
