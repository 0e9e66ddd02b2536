import { patternArns } from "../../config/name-patterns.ts";
import { arnBuilder } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { inRegions } from "../conditions.ts";
import type { Statement } from "../statement.ts";
import type { Access } from "./access.ts";

const READS = [
  "rds:DescribeDBClusterParameterGroups",
  "rds:DescribeDBClusterParameters",
  "rds:DescribeDBClusters",
  "rds:DescribeDBInstances",
  "rds:DescribeDBParameterGroups",
  "rds:DescribeDBParameters",
  "rds:DescribeDBSnapshots",
  "rds:DescribeDBSubnetGroups",
  "rds:DescribeGlobalClusters",
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

/**
 * Databases, clusters of them, and their parameter and subnet groups.
 *
 * The provider looks them up by filter, which RDS authorizes on every one of the region: a name
 * could not hold reading.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
 */
export function databases(settings: Settings, access: Access): readonly Statement[] {
  const arn = arnBuilder(settings);
  return [
    {
      sid: "ReadDatabases",
      actions: READS,
      resources: [
        ...RESOURCE_TYPES.flatMap((type) => arn.everyRegion("rds", `${type}:*`)),
        arn.global("rds", "global-cluster:*"),
      ],
    },
    {
      sid: "ReadDatabaseEngines",
      actions: ["rds:DescribeDBEngineVersions", "rds:DescribeOrderableDBInstanceOptions"],
      resources: ["*"],
      conditions: inRegions(settings),
    },
    ...(access === "manage" ? databaseWrites(settings) : []),
  ];
}

function databaseWrites(settings: Settings): readonly Statement[] {
  const named = patternArns(settings);
  return [
    {
      sid: "Databases",
      actions: WRITES,
      resources: RESOURCE_TYPES.flatMap((type) => named.regional("rds", `${type}:`)),
    },
    {
      sid: "UseDefaultGroups",
      actions: ["rds:CreateDBCluster", "rds:CreateDBInstance", "rds:ModifyDBCluster", "rds:ModifyDBInstance"],
      resources: DEFAULT_GROUPS.flatMap((group) => arnBuilder(settings).everyRegion("rds", group)),
    },
  ];
}
