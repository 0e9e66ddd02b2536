import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

/** Types of what a VPC is made of. Their ids are AWS's own: region and account hold them, no name can. */
const RESOURCE_TYPES = [
  "elastic-ip",
  "internet-gateway",
  "natgateway",
  "network-interface",
  "route-table",
  "security-group",
  "security-group-rule",
  "subnet",
  "vpc",
  "vpc-endpoint",
] as const;

const READS = [
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAddresses",
  "ec2:DescribeAddressesAttribute",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeManagedPrefixLists",
  "ec2:DescribeNatGateways",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribePrefixLists",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVpcEndpoints",
  "ec2:DescribeVpcs",
];

const WRITES = [
  "ec2:AllocateAddress",
  "ec2:AssociateAddress",
  "ec2:AssociateRouteTable",
  "ec2:AttachInternetGateway",
  "ec2:AuthorizeSecurityGroupEgress",
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:CreateInternetGateway",
  "ec2:CreateNatGateway",
  "ec2:CreateRoute",
  "ec2:CreateRouteTable",
  "ec2:CreateSecurityGroup",
  "ec2:CreateSubnet",
  "ec2:CreateTags",
  "ec2:CreateVpc",
  "ec2:CreateVpcEndpoint",
  "ec2:DeleteInternetGateway",
  "ec2:DeleteNatGateway",
  "ec2:DeleteRoute",
  "ec2:DeleteRouteTable",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteSubnet",
  "ec2:DeleteTags",
  "ec2:DeleteVpc",
  "ec2:DeleteVpcEndpoints",
  "ec2:DetachInternetGateway",
  "ec2:DisassociateAddress",
  "ec2:DisassociateRouteTable",
  "ec2:ModifySecurityGroupRules",
  "ec2:ModifySubnetAttribute",
  "ec2:ModifyVpcAttribute",
  "ec2:ModifyVpcEndpoint",
  "ec2:ReleaseAddress",
  "ec2:ReplaceRoute",
  "ec2:ReplaceRouteTableAssociation",
  "ec2:RevokeSecurityGroupEgress",
  "ec2:RevokeSecurityGroupIngress",
  "ec2:UpdateSecurityGroupRuleDescriptionsEgress",
  "ec2:UpdateSecurityGroupRuleDescriptionsIngress",
];

/** What is read of one VPC: load balancing asks in the caller's name which security groups fit it. */
const VPC_READS = ["ec2:DescribeVpcAttribute", "ec2:GetSecurityGroupsForVpc"];

/**
 * VPCs, subnets, routes, gateways, endpoints and security groups. EC2 authorizes reading on `*`,
 * but for the attributes of a VPC and the addresses in a prefix list, CloudFront's among them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function network(settings: Settings, access: Access): readonly Statement[] {
  const arn = arnBuilder(settings);
  const types = access === "read" ? ["vpc"] : RESOURCE_TYPES;
  return [
    { sid: "ReadNetwork", actions: READS, resources: ["*"], conditions: inRegions(settings) },
    {
      sid: "Network",
      actions: actionsFor(access, VPC_READS, WRITES),
      resources: types.flatMap((type) => arn.everyRegion("ec2", `${type}/*`)),
    },
    {
      sid: "ReadPrefixLists",
      actions: ["ec2:GetManagedPrefixListEntries"],
      resources: arn.prefixLists(),
    },
  ];
}
