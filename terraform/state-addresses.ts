import type { StackFolder } from "./stack-folder.ts";

interface StateJson {
  readonly values?: { readonly root_module?: { readonly resources?: readonly StateResource[] } };
}

interface StateResource {
  readonly address: string;
  readonly mode: string;
}

/** Addresses of what a stack manages; none where it has no state yet, which `terraform state list` calls an error. */
export async function managedAddresses(stack: StackFolder): Promise<string[]> {
  const state = (await stack.show()) as StateJson;
  const resources = state.values?.root_module?.resources ?? [];
  return resources.filter(({ mode }) => mode === "managed").map(({ address }) => address);
}
