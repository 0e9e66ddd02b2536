/** Two elements of one stack that Terraform would take for one. */
export function duplicateAddress(address: string, paths: readonly string[]): string {
  return `${paths.join(" and ")} share the address "${address}", and one would silently replace the other: give one of them another construct id`;
}
