import { type CallTable, on, onAll, same, textOf } from "./requirement.ts";

const ELB = "arn:{partition}:elasticloadbalancing:{region}:{account}";
const create = (operation: string, resource: string) => [
  on(resource, `elasticloadbalancing:${operation}`),
  on(resource, "elasticloadbalancing:AddTags", { "elasticloadbalancing:CreateAction": operation }),
];

const DESCRIBED = [
  "DescribeCapacityReservation",
  "DescribeListenerAttributes",
  "DescribeListenerCertificates",
  "DescribeListeners",
  "DescribeLoadBalancerAttributes",
  "DescribeLoadBalancers",
  "DescribeRules",
  "DescribeTags",
  "DescribeTargetGroupAttributes",
  "DescribeTargetGroups",
  "DescribeTargetHealth",
];

/** Application load balancer, listeners and target groups. */
export const elasticloadbalancing: CallTable = {
  operations: {
    ...Object.fromEntries(DESCRIBED.map((name) => [name, [onAll(`elasticloadbalancing:${name}`)]])),
    ...same("elasticloadbalancing", "{LoadBalancerArn}", [
      "DeleteLoadBalancer",
      "ModifyLoadBalancerAttributes",
      "SetIpAddressType",
      "SetSecurityGroups",
      "SetSubnets",
    ]),
    ...same("elasticloadbalancing", "{TargetGroupArn}", [
      "DeleteTargetGroup",
      "DeregisterTargets",
      "ModifyTargetGroup",
      "ModifyTargetGroupAttributes",
      "RegisterTargets",
    ]),
    ...same("elasticloadbalancing", "{ListenerArn}", [
      "AddListenerCertificates",
      "DeleteListener",
      "ModifyListener",
      "ModifyListenerAttributes",
      "RemoveListenerCertificates",
    ]),
    ...same("elasticloadbalancing", "{TaggedArn}", ["AddTags", "RemoveTags"]),
    CreateLoadBalancer: create("CreateLoadBalancer", `${ELB}:loadbalancer/app/{Name}/50dc6c495c0c9188`),
    CreateTargetGroup: create("CreateTargetGroup", `${ELB}:targetgroup/{Name}/73e2d6bc24d8a067`),
    ...same("elasticloadbalancing", "{RuleArn}", ["DeleteRule", "ModifyRule", "SetRulePriorities"]),
    CreateRule: [
      on("{ListenerArn}", "elasticloadbalancing:CreateRule"),
      on("{RuleArn}", "elasticloadbalancing:AddTags", {
        "elasticloadbalancing:CreateAction": "CreateRule",
      }),
    ],
    CreateListener: [
      on("{LoadBalancerArn}", "elasticloadbalancing:CreateListener"),
      on("{ListenerArn}", "elasticloadbalancing:AddTags", {
        "elasticloadbalancing:CreateAction": "CreateListener",
      }),
    ],
  },
  samples: {
    Name: "{prefix}-web",
    LoadBalancerArn: `${ELB}:loadbalancer/app/{Name}/50dc6c495c0c9188`,
    ListenerArn: `${ELB}:listener/app/{Name}/50dc6c495c0c9188/0467ef3c8400ae65`,
    TargetGroupArn: `${ELB}:targetgroup/{Name}/73e2d6bc24d8a067`,
    RuleArn: `${ELB}:listener-rule/app/{Name}/50dc6c495c0c9188/0467ef3c8400ae65/1a2b3c4d5e6f7081`,
    TaggedArn: "{LoadBalancerArn}",
  },
  told: { TaggedArn: (call) => textOf(call, "ResourceArns.member.1") },
};
