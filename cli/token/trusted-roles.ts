import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { PolicyJson } from "../../policies/document.ts";
import { githubActionsTrust } from "../../policies/github-actions-trust.ts";
import { terraformPlanTrust } from "../../policies/terraform-plan-trust.ts";
import { terraformTrust } from "../../policies/terraform-trust.ts";
import { usageError } from "../frame/errors.ts";

/** A role that GitHub's runs may be able to become. */
export interface TrustedRole {
  readonly name: string;
  /** Setting that lists its subjects. */
  readonly setting: string;
  /** Its trust policy; undefined where the account has no such role. */
  readonly trust: PolicyJson | undefined;
}

/** The roles that the settings let GitHub's runs become, with the trust they promise. */
export function plannedRoles(settings: Settings): readonly TrustedRole[] {
  const { names, planRole, terraformRole } = settings;
  return [
    { name: names.githubActionsRole, setting: "github.subjects", trust: githubActionsTrust(settings).json },
    ...(terraformRole.githubSubjects.length > 0
      ? [
          {
            name: names.terraformRole,
            setting: "terraformRole.githubSubjects",
            trust: terraformTrust(settings).json,
          },
        ]
      : []),
    ...(planRole.enabled
      ? [
          {
            name: names.terraformPlanRole,
            setting: "planRole.githubSubjects",
            trust: terraformPlanTrust(settings).json,
          },
        ]
      : []),
  ];
}

/**
 * The same roles with the trust they have in the account.
 *
 * @throws AwsProblem where the account cannot be read or is another one
 */
export async function liveRoles(settings: Settings): Promise<readonly TrustedRole[]> {
  const [{ awsClients }, { requireAccount }, { role }] = await Promise.all([
    import("../../account/clients.ts"),
    import("../../account/identity.ts"),
    import("../../account/roles.ts"),
  ]);
  const clients = awsClients(deriveNames(settings).region);
  await requireAccount(clients, settings.account);
  return Promise.all(
    plannedRoles(settings).map(async (planned): Promise<TrustedRole> => {
      const trust = (await role(clients, planned.name))?.trust;
      return { ...planned, trust: trust === undefined ? undefined : (JSON.parse(trust) as PolicyJson) };
    }),
  );
}

/** @throws UsageError where no role is called so */
export function onlyRole(roles: readonly TrustedRole[], name: string | undefined): readonly TrustedRole[] {
  if (name === undefined) return roles;
  const found = roles.filter((role) => role.name === name);
  if (found.length > 0) return found;
  const names = roles.map((role) => role.name).join(", ");
  throw usageError(`--role ${name}: GitHub's runs can become ${names}; name one of these.`);
}
