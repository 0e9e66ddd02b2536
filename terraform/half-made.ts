import type { StackFolder } from "./stack-folder.ts";

/** The parts of a state file that are read here. */
interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly status?: string }[];
  }[];
}

/**
 * Addresses of what a broken-off apply left half made: it is there, but a later call of its creation was refused. Terraform
 * calls it tainted.
 *
 * @param state text of a state file; empty where there is none
 * @see https://developer.hashicorp.com/terraform/cli/commands/untaint
 */
export function halfMade(state: string): string[] {
  if (state.trim() === "") return [];
  const { resources = [] } = JSON.parse(state) as StateFile;
  return resources
    .filter(
      ({ mode, instances }) => mode === "managed" && instances.some(({ status }) => status === "tainted"),
    )
    .map(({ type, name }) => `${type}.${name}`);
}

/**
 * Has Terraform finish in place what is half made. It would replace it, which a bucket or a table that must not be destroyed
 * forbids: no later run would get any further.
 */
export async function finishInPlace(stack: StackFolder): Promise<void> {
  for (const address of halfMade(await stack.statePull())) await stack.untaint(address);
}
