import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { containers } from "./areas/containers.ts";
import { databases } from "./areas/databases.ts";
import { edge } from "./areas/edge.ts";
import { guardrails } from "./areas/guardrails.ts";
import { instances } from "./areas/instances.ts";
import { loadBalancing } from "./areas/load-balancing.ts";
import { monitoring } from "./areas/monitoring.ts";
import { network } from "./areas/network.ts";
import { roleReads, roleWrites } from "./areas/roles.ts";
import { stateReads, stateWrites } from "./areas/state.ts";
import { storage } from "./areas/storage.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * The inline policy of the Terraform role: its states, the application's roles, and what it must never do.
 *
 * @throws PolicyError when it is longer than AWS allows
 */
export function terraformPermissions(settings: Settings): PolicyDocument {
  const document = policyDocument(settings.names.terraformPolicy, [
    ...stateReads(settings),
    ...stateWrites(settings),
    ...roleReads(settings),
    ...roleWrites(settings),
    ...guardrails(settings),
  ]);
  return withinLimit(document, POLICY_LIMITS.inlinePerRole);
}

/**
 * The managed policies of the Terraform role, one an area of the application: together they are
 * longer than the inline policies of one role may be.
 *
 * @throws PolicyError when one of them is longer than AWS allows, as with very many regions or patterns
 */
export function terraformManagedPolicies(settings: Settings): readonly PolicyDocument[] {
  const { terraformAreaPolicy } = deriveNames(settings);
  const areas = {
    network: network(settings, "manage"),
    containers: containers(settings, "manage"),
    "load-balancing": loadBalancing(settings, "manage"),
    instances: instances(settings, "manage"),
    databases: databases(settings, "manage"),
    storage: storage(settings, { access: "manage", secretValues: true }),
    edge: edge(settings, "manage"),
    monitoring: monitoring(settings, "manage"),
  };
  return Object.entries(areas).map(([area, statements]) =>
    withinLimit(policyDocument(terraformAreaPolicy(area), statements), POLICY_LIMITS.managed),
  );
}
