import { patternArns } from "../../config/name-patterns.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import type { Access } from "./access.ts";

const READS = [
  "elasticloadbalancing:DescribeCapacityReservation",
  "elasticloadbalancing:DescribeListenerAttributes",
  "elasticloadbalancing:DescribeListenerCertificates",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeRules",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
];

const WRITES = [
  "elasticloadbalancing:AddListenerCertificates",
  "elasticloadbalancing:AddTags",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateLoadBalancer",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:CreateTargetGroup",
  "elasticloadbalancing:DeleteListener",
  "elasticloadbalancing:DeleteLoadBalancer",
  "elasticloadbalancing:DeleteRule",
  "elasticloadbalancing:DeleteTargetGroup",
  "elasticloadbalancing:DeregisterTargets",
  "elasticloadbalancing:ModifyListener",
  "elasticloadbalancing:ModifyListenerAttributes",
  "elasticloadbalancing:ModifyLoadBalancerAttributes",
  "elasticloadbalancing:ModifyRule",
  "elasticloadbalancing:ModifyTargetGroup",
  "elasticloadbalancing:ModifyTargetGroupAttributes",
  "elasticloadbalancing:RegisterTargets",
  "elasticloadbalancing:RemoveListenerCertificates",
  "elasticloadbalancing:RemoveTags",
  "elasticloadbalancing:SetIpAddressType",
  "elasticloadbalancing:SetRulePriorities",
  "elasticloadbalancing:SetSecurityGroups",
  "elasticloadbalancing:SetSubnets",
];

/** What stands before and after the balancer's or group's name in an ARN; ids follow it. */
const RESOURCES = [
  ["loadbalancer/app/", "/*"],
  ["loadbalancer/net/", "/*"],
  ["listener/app/", "/*/*"],
  ["listener/net/", "/*/*"],
  ["listener-rule/app/", "/*/*/*"],
  ["listener-rule/net/", "/*/*/*"],
  ["targetgroup/", "/*"],
] as const;

/**
 * Load balancers, listeners, rules and target groups. AWS authorizes reading on `*` only.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
export function loadBalancing(settings: Settings, access: Access): readonly Statement[] {
  const named = patternArns(settings);
  const resources = RESOURCES.flatMap(([before, after]) =>
    named.regional("elasticloadbalancing", before, after),
  );
  return [
    { sid: "ReadLoadBalancing", actions: READS, resources: ["*"], conditions: inRegions(settings) },
    ...(access === "manage" ? [{ sid: "LoadBalancing", actions: WRITES, resources }] : []),
  ];
}
