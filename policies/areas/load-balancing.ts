import { patternArns } from "../../config/name-patterns.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";

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

/** Reading load balancers, which AWS authorizes on `*` only. */
export function loadBalancingReads(settings: Settings): readonly Statement[] {
  return [{ sid: "ReadLoadBalancing", actions: READS, resources: ["*"], conditions: inRegions(settings) }];
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html */
export function loadBalancingWrites(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  return [
    {
      sid: "ManageLoadBalancing",
      actions: WRITES,
      resources: RESOURCES.flatMap(([before, after]) =>
        named.regional("elasticloadbalancing", before, after),
      ),
    },
  ];
}
