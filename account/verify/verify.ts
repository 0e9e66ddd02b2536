import type { Installation } from "../promise/promised.ts";
import type { Read } from "../read.ts";
import { CHECKS } from "./checks/index.ts";
import { type Finding, look } from "./finding.ts";

/**
 * Compares the live account with what the installation promises, property by property. Everything is
 * asked at once; findings of one thing stand together, in the order of the stacks.
 */
export async function verify(installation: Installation, read: Read): Promise<Finding[]> {
  const context = { installation, read };
  const findings = installation.resources.map(async (resource): Promise<Finding[]> => {
    const { address } = resource;
    const check = CHECKS[resource.managed ? resource.type : `data.${resource.type}`];
    if (check) return Promise.all(check(resource, context).map((property) => look(address, property)));
    const note = `no check knows ${resource.type}: run terraform plan in the folder of stack ${resource.stack}`;
    return [{ address, subject: address, property: "everything", status: "unreadable", note }];
  });
  return bySubject((await Promise.all(findings)).flat());
}

/** What belongs to one thing stands together: a role's policies are resources of their own to Terraform. */
function bySubject(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.subject, [...(groups.get(finding.subject) ?? []), finding]);
  }
  return [...groups.values()].flat();
}
