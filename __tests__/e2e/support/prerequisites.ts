import { describe } from "@jest/globals";

/**
 * A `describe` that needs real Terraform, a provider and moto. Where one of them is not to be had it is reported as
 * skipped, with the reason in its title.
 */
export function describeWithTerraform(name: string, tests: () => void): void {
  const reason = process.env.LLMOPS_E2E_SKIP;
  if (reason) describe.skip(`${name} (skipped: ${reason})`, tests);
  else describe(name, tests);
}
