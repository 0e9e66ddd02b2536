import type { Settings } from "../config/settings.ts";
import { containerReads } from "./areas/containers.ts";
import { dataReads, secretValues } from "./areas/data.ts";
import { edgeReads, watchReads } from "./areas/edge.ts";
import { loadBalancingReads } from "./areas/load-balancing.ts";
import { networkReads } from "./areas/network.ts";
import { roleReads } from "./areas/roles.ts";
import { stateReads, tableLocks } from "./areas/state.ts";
import { type PolicyDocument, policyDocument } from "./document.ts";
import { POLICY_LIMITS, withinLimit } from "./limits.ts";

/**
 * What a plan needs: to read what the Terraform role manages and its states, and to hold a lock meanwhile.
 *
 * @throws PolicyError when it is longer than AWS allows
 */
export function terraformPlanPermissions(settings: Settings): PolicyDocument {
  const document = policyDocument(settings.names.terraformPlanPolicy, [
    { sid: "WhoAmI", actions: ["sts:GetCallerIdentity"], resources: ["*"] },
    ...stateReads(settings),
    ...tableLocks(settings),
    ...roleReads(settings),
    ...networkReads(settings),
    ...containerReads(settings),
    ...loadBalancingReads(settings),
    ...dataReads(settings),
    ...(settings.planRole.readSecretValues ? secretValues(settings) : []),
    ...edgeReads(settings),
    ...watchReads(settings),
  ]);
  return withinLimit(document, POLICY_LIMITS.inlinePerRole);
}
