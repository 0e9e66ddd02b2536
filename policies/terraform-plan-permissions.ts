import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { containers } from "./areas/containers.ts";
import { databases } from "./areas/databases.ts";
import { edge } from "./areas/edge.ts";
import { instances } from "./areas/instances.ts";
import { loadBalancing } from "./areas/load-balancing.ts";
import { monitoring } from "./areas/monitoring.ts";
import { network } from "./areas/network.ts";
import { roleReads } from "./areas/roles.ts";
import { stateReads, tableLocks } from "./areas/state.ts";
import { storage } from "./areas/storage.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * The inline policy of the plan role: to read the application's states and hold a lock meanwhile,
 * and to read what AWS names without a region.
 *
 * @throws PolicyError when it is longer than AWS allows
 */
export function terraformPlanPermissions(settings: Settings): PolicyDocument {
  const document = policyDocument(settings.names.terraformPlanPolicy, [
    ...stateReads(settings),
    ...tableLocks(settings),
    ...roleReads(settings),
    ...network(settings, "read"),
    ...instances(settings, "read"),
    ...loadBalancing(settings, "read"),
  ]);
  return withinLimit(document, POLICY_LIMITS.inlinePerRole);
}

/**
 * The managed policies of the plan role: to read what the Terraform role manages, one an area.
 *
 * @throws PolicyError when one of them is longer than AWS allows, as with very many regions or patterns
 */
export function terraformPlanManagedPolicies(settings: Settings): readonly PolicyDocument[] {
  const { planAreaPolicy } = deriveNames(settings);
  const areas = {
    containers: containers(settings, "read"),
    data: [
      ...databases(settings, "read"),
      ...storage(settings, { access: "read", secretValues: settings.planRole.readSecretValues }),
    ],
    edge: [...edge(settings, "read"), ...monitoring(settings, "read")],
  };
  return Object.entries(areas).map(([area, statements]) =>
    withinLimit(policyDocument(planAreaPolicy(area), statements), POLICY_LIMITS.managed),
  );
}
