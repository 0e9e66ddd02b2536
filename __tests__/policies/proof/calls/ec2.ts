import { regional } from "../harness/template.ts";
import { type CallTable, on, onAll, type Requirement, same } from "./requirement.ts";

const vpc = regional("ec2", "vpc/{VpcId}");
const subnet = regional("ec2", "subnet/{SubnetId}");
const internetGateway = regional("ec2", "internet-gateway/{InternetGatewayId}");
const natGateway = regional("ec2", "natgateway/{NatGatewayId}");
const routeTable = regional("ec2", "route-table/{RouteTableId}");
const securityGroup = regional("ec2", "security-group/{GroupId}");
const securityGroupRule = regional("ec2", "security-group-rule/{SecurityGroupRuleId}");
const address = regional("ec2", "elastic-ip/{AllocationId}");
const networkInterface = regional("ec2", "network-interface/{NetworkInterfaceId}");
const prefixList = regional("ec2", "prefix-list/{PrefixListId}");
const vpcEndpoint = regional("ec2", "vpc-endpoint/{VpcEndpointId}");

/** Tags given at creation are authorized as CreateTags, bound to the creating call. */
const tagging = (operation: string, resource: string): Requirement =>
  on(resource, "ec2:CreateTags", { "ec2:CreateAction": operation });

const created = (operation: string, resource: string, ...others: string[]): readonly Requirement[] => [
  ...[resource, ...others].map((each) => on(each, `ec2:${operation}`)),
  tagging(operation, resource),
];

const both = (operation: string, ...resources: string[]): readonly Requirement[] =>
  resources.map((each) => on(each, `ec2:${operation}`));

const DESCRIBED = [
  "DescribeAccountAttributes",
  "DescribeAddresses",
  "DescribeAddressesAttribute",
  "DescribeAvailabilityZones",
  "DescribeImages",
  "DescribeInstanceTypes",
  "DescribeInternetGateways",
  "DescribeLaunchTemplateVersions",
  "DescribeLaunchTemplates",
  "DescribeManagedPrefixLists",
  "DescribeNatGateways",
  "DescribeNetworkAcls",
  "DescribeNetworkInterfaces",
  "DescribePrefixLists",
  "DescribeRouteTables",
  "DescribeSecurityGroupRules",
  "DescribeSecurityGroups",
  "DescribeSubnets",
  "DescribeTags",
  "DescribeVpcEndpoints",
  "DescribeVpcs",
];

/** Networking: VPC, subnets, gateways, routes, security groups, endpoints. */
export const ec2: CallTable = {
  operations: {
    ...Object.fromEntries(DESCRIBED.map((name) => [name, [onAll(`ec2:${name}`)]])),
    ...same("ec2", vpc, [
      "DeleteVpc",
      "DescribeVpcAttribute",
      "GetSecurityGroupsForVpc",
      "ModifyVpcAttribute",
    ]),
    ...same("ec2", subnet, ["DeleteSubnet", "ModifySubnetAttribute"]),
    ...same("ec2", internetGateway, ["DeleteInternetGateway"]),
    ...same("ec2", natGateway, ["DeleteNatGateway"]),
    ...same("ec2", routeTable, ["CreateRoute", "ReplaceRoute", "DeleteRoute", "DeleteRouteTable"]),
    ...same("ec2", securityGroup, [
      "DeleteSecurityGroup",
      "RevokeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
      "UpdateSecurityGroupRuleDescriptionsEgress",
      "UpdateSecurityGroupRuleDescriptionsIngress",
    ]),
    ...same("ec2", address, ["ReleaseAddress", "DisassociateAddress"]),
    ...same("ec2", vpcEndpoint, ["DeleteVpcEndpoints"]),
    ...same("ec2", prefixList, ["GetManagedPrefixListEntries"]),
    ...same("ec2", vpc, ["CreateTags", "DeleteTags"]),
    AllocateAddress: created("AllocateAddress", address),
    AssociateAddress: both("AssociateAddress", address, networkInterface),
    ModifySecurityGroupRules: both("ModifySecurityGroupRules", securityGroup, securityGroupRule),
    ModifyVpcEndpoint: both("ModifyVpcEndpoint", vpcEndpoint, routeTable, securityGroup, subnet),
    ReplaceRouteTableAssociation: both("ReplaceRouteTableAssociation", routeTable, subnet),
    AssociateRouteTable: both("AssociateRouteTable", routeTable, subnet),
    DisassociateRouteTable: both("DisassociateRouteTable", routeTable, subnet),
    AttachInternetGateway: both("AttachInternetGateway", internetGateway, vpc),
    DetachInternetGateway: both("DetachInternetGateway", internetGateway, vpc),
    AuthorizeSecurityGroupEgress: both("AuthorizeSecurityGroupEgress", securityGroup, securityGroupRule),
    AuthorizeSecurityGroupIngress: created("AuthorizeSecurityGroupIngress", securityGroupRule, securityGroup),
    CreateInternetGateway: created("CreateInternetGateway", internetGateway),
    CreateNatGateway: created("CreateNatGateway", natGateway, subnet, address),
    CreateRouteTable: created("CreateRouteTable", routeTable, vpc),
    CreateSecurityGroup: created("CreateSecurityGroup", securityGroup, vpc),
    CreateSubnet: created("CreateSubnet", subnet, vpc),
    CreateVpc: created("CreateVpc", vpc),
    CreateVpcEndpoint: created("CreateVpcEndpoint", vpcEndpoint, vpc, routeTable),
  },
  samples: {
    VpcId: "vpc-0a1b2c3d4e5f60718",
    SubnetId: "subnet-0a1b2c3d4e5f60718",
    InternetGatewayId: "igw-0a1b2c3d4e5f60718",
    NatGatewayId: "nat-0a1b2c3d4e5f60718",
    RouteTableId: "rtb-0a1b2c3d4e5f60718",
    GroupId: "sg-0a1b2c3d4e5f60718",
    SecurityGroupRuleId: "sgr-0a1b2c3d4e5f60718",
    AllocationId: "eipalloc-0a1b2c3d4e5f60718",
    NetworkInterfaceId: "eni-0a1b2c3d4e5f60718",
    PrefixListId: "pl-0a1b2c3d4e5f60718",
    VpcEndpointId: "vpce-0a1b2c3d4e5f60718",
  },
};
