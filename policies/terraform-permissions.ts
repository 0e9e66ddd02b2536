import { deriveNames } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { containerReads, containerWrites } from "./areas/containers.ts";
import { dataReads, dataWrites, secretValues } from "./areas/data.ts";
import { edgeReads, edgeWrites, watchReads, watchWrites } from "./areas/edge.ts";
import { guardrails } from "./areas/guardrails.ts";
import { loadBalancingReads, loadBalancingWrites } from "./areas/load-balancing.ts";
import { networkReads, networkWrites } from "./areas/network.ts";
import { roleReads, roleWrites } from "./areas/roles.ts";
import { stateReads, stateWrites } from "./areas/state.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * The inline policy of the Terraform role: its states, the application's roles, and what it must never do.
 *
 * @throws PolicyError when it is longer than AWS allows
 */
export function terraformPermissions(settings: Settings): PolicyDocument {
  const document = policyDocument(settings.names.terraformPolicy, [
    { sid: "WhoAmI", actions: ["sts:GetCallerIdentity"], resources: ["*"] },
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
    network: [...networkReads(settings), ...networkWrites(settings)],
    containers: [...containerReads(settings), ...containerWrites(settings)],
    "load-balancing": [...loadBalancingReads(settings), ...loadBalancingWrites(settings)],
    data: [...dataReads(settings), ...secretValues(settings), ...dataWrites(settings)],
    edge: [
      ...edgeReads(settings),
      ...edgeWrites(settings),
      ...watchReads(settings),
      ...watchWrites(settings),
    ],
  };
  return Object.entries(areas).map(([area, statements]) =>
    withinLimit(policyDocument(terraformAreaPolicy(area), statements), POLICY_LIMITS.managed),
  );
}
