import { needText, type Promised, text } from "../../promise/promised.ts";
import { attachedPolicies, inlinePolicy, inlinePolicyNames, role } from "../../roles.ts";
import type { Check, CheckContext } from "../property.ts";
import { documentProperty } from "./documents.ts";
import { tagsProperty } from "./tags.ts";

/** Longest session of a role for which nothing else is promised, in seconds. */
const DEFAULT_SESSION = 3600;

/** A role with all that decides on its power: nothing may be added to it by hand either. */
export const checkRole: Check = (resource, context) => {
  const name = needText(resource, "name");
  const subject = `role ${name}`;
  const { read, installation } = context;
  const live = () => read(role, name);
  const { args } = resource;
  return [
    documentProperty(subject, "trust policy", args.assume_role_policy, async () => (await live())?.trust),
    {
      subject,
      property: "permissions boundary",
      expected: args.permissions_boundary ?? "none",
      found: async () => {
        const found = await live();
        return found && (found.boundary ?? "none");
      },
    },
    {
      subject,
      property: "longest session",
      expected: `${args.max_session_duration ?? DEFAULT_SESSION} s`,
      found: async () => {
        const found = await live();
        return found && `${found.maxSession} s`;
      },
    },
    {
      subject,
      property: "names of inline policies",
      expected: namesOf(context, "aws_iam_role_policy", name, "name"),
      found: () => read(inlinePolicyNames, name),
    },
    {
      subject,
      property: "attached policies",
      expected: namesOf(context, "aws_iam_role_policy_attachment", name, "policy_arn"),
      found: () => read(attachedPolicies, name),
    },
    ...tagsProperty(subject, resource, installation, async () => (await live())?.tags),
  ];
};

function namesOf({ installation }: CheckContext, type: string, roleName: string, argument: string): string[] {
  const ofRole = (one: Promised) => one.type === type && text(one, "role") === roleName;
  return installation.resources
    .filter(ofRole)
    .map((one) => needText(one, argument))
    .sort();
}

/** An inline policy of a role. */
export const checkRolePolicy: Check = (resource, { read }) => {
  const [roleName, policy] = [needText(resource, "role"), needText(resource, "name")];
  return [
    documentProperty(`role ${roleName}`, `inline policy ${policy}`, resource.args.policy, () =>
      read(inlinePolicy, roleName, policy),
    ),
  ];
};

/** A managed policy on a role. */
export const checkAttachment: Check = (resource, { read }) => {
  const [roleName, arn] = [needText(resource, "role"), needText(resource, "policy_arn")];
  return [
    {
      subject: `role ${roleName}`,
      property: `attachment ${arn.slice(arn.lastIndexOf("/") + 1)}`,
      expected: arn,
      found: async () => (await read(attachedPolicies, roleName))?.find((one) => one === arn),
    },
  ];
};
