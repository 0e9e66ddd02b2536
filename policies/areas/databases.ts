import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import { type Access, actionsFor } from "./access.ts";

const READS = [
  "rds:DescribeDBClusterParameterGroups",
  "rds:DescribeDBClusterParameters",
  "rds:DescribeDBParameterGroups",
  "rds:DescribeDBParameters",
  "rds:DescribeDBSnapshots",
  "rds:DescribeDBSubnetGroups",
  "rds:ListTagsForResource",
];

const WRITES = [
  "rds:AddTagsToResource",
  "rds:CreateDBCluster",
  "rds:CreateDBClusterParameterGroup",
  "rds:CreateDBInstance",
  "rds:CreateDBParameterGroup",
  "rds:CreateDBSnapshot",
  "rds:CreateDBSubnetGroup",
  "rds:DeleteDBCluster",
  "rds:DeleteDBClusterParameterGroup",
  "rds:DeleteDBInstance",
  "rds:DeleteDBParameterGroup",
  "rds:DeleteDBSnapshot",
  "rds:DeleteDBSubnetGroup",
  "rds:ModifyDBCluster",
  "rds:ModifyDBClusterParameterGroup",
  "rds:ModifyDBInstance",
  "rds:ModifyDBParameterGroup",
  "rds:ModifyDBSubnetGroup",
  "rds:RebootDBInstance",
  "rds:RemoveTagsFromResource",
  "rds:ResetDBClusterParameterGroup",
  "rds:ResetDBParameterGroup",
];

/** Types whose names are the application's own. */
const RESOURCE_TYPES = [
  "cluster",
  "cluster-pg",
  "cluster-snapshot",
  "db",
  "pg",
  "snapshot",
  "subgrp",
] as const;

/** Groups of AWS that every database falls back on. */
const DEFAULT_GROUPS = ["cluster-pg:default.*", "og:default:*", "pg:default.*"] as const;

const DEFAULT_GROUP_USERS = [
  "rds:CreateDBCluster",
  "rds:CreateDBInstance",
  "rds:ModifyDBCluster",
  "rds:ModifyDBInstance",
];

/**
 * Databases, clusters of them, and their parameter and subnet groups.
 *
 * The provider looks databases up by filter, which RDS authorizes on every one of the region: a
 * name could not hold finding them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
 */
export function databases(settings: Settings, access: Access): readonly Statement[] {
  const arn = arnBuilder(settings);
  return [
    {
      sid: "FindDatabases",
      actions: ["rds:DescribeDBClusters", "rds:DescribeDBInstances", "rds:DescribeGlobalClusters"],
      resources: [
        ...arn.everyRegion("rds", "cluster:*"),
        ...arn.everyRegion("rds", "db:*"),
        arn.global("rds", "global-cluster:*"),
      ],
      conditions: inRegions(settings),
    },
    {
      sid: "ReadDatabaseEngines",
      actions: ["rds:DescribeDBEngineVersions", "rds:DescribeOrderableDBInstanceOptions"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    {
      sid: "Databases",
      actions: actionsFor(access, READS, WRITES),
      resources: RESOURCE_TYPES.flatMap((type) => patternArns(settings).regional("rds", `${type}:`)),
    },
    ...(access === "manage"
      ? [
          {
            sid: "UseDefaultGroups",
            actions: DEFAULT_GROUP_USERS,
            resources: DEFAULT_GROUPS.flatMap((group) => arn.everyRegion("rds", group)),
          },
        ]
      : []),
  ];
}
