import type { StackFolder } from "./stack-folder.ts";

/**
 * Addresses of what a stack manages; none where it has no state yet, which Terraform calls an error. `terraform state list`
 * is asked rather than `show`: it does without the provider, whose start takes seconds.
 */
export async function managedAddresses(stack: StackFolder): Promise<string[]> {
  try {
    return (await stack.stateList()).filter((address) => !address.startsWith("data."));
  } catch (error) {
    if (/No state file was found/.test((error as Error).message)) return [];
    throw error;
  }
}
