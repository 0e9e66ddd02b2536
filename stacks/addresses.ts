import { TerraformDataSource, TerraformElement, TerraformResource } from "cdktf";
import type { IConstruct, Node } from "constructs";
import { duplicateAddress } from "./errors.ts";

/**
 * The name of an element in its Terraform address: the ids on the way to it from its stack,
 * joined by underscores. A last id that only repeats the end of the resource type is left out,
 * so that `github_actions/role` is `aws_iam_role.github_actions` and `github_actions/policy` is
 * `aws_iam_role_policy.github_actions`.
 */
export function readableId(element: IConstruct, stackNode: Node): string {
  const path = element.node.scopes.map((scope) => scope.node.id);
  const ids = path.slice(stackNode.scopes.length);
  const last = ids.at(-1) ?? "";
  const repeatsType = ids.length > 1 && typeOf(element)?.endsWith(`_${last}`);
  return (repeatsType ? ids.slice(0, -1) : ids).join("_").replace(/[^A-Za-z0-9_]/g, "_");
}

/** Resource type, with the prefix of a data source in front; other elements have none. */
function typeOf(element: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  return TerraformDataSource.isTerraformDataSource(element)
    ? `data.${element.terraformResourceType}`
    : undefined;
}

/** One message for every address that two elements of a stack share; cdktf itself merges them silently. */
export function sharedAddresses(stack: IConstruct): string[] {
  const byAddress = new Map<string, string[]>();
  for (const element of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(element) || element === stack) continue;
    const address = `${typeOf(element) ?? element.constructor.name}.${element.friendlyUniqueId}`;
    byAddress.set(address, [...(byAddress.get(address) ?? []), element.node.path]);
  }
  return [...byAddress]
    .filter(([, paths]) => paths.length > 1)
    .map(([address, paths]) => duplicateAddress(address, paths));
}
