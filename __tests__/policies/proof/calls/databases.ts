import { regional, worldwide } from "../harness/template.ts";
import { type CallTable, on, onAll, same } from "./requirement.ts";

const database = regional("rds", "db:{DBInstanceIdentifier}");
const cluster = regional("rds", "cluster:{DBClusterIdentifier}");
const snapshot = regional("rds", "snapshot:{DBSnapshotIdentifier}");
const parameterGroup = regional("rds", "pg:{DBParameterGroupName}");
const clusterGroup = regional("rds", "cluster-pg:{DBClusterParameterGroupName}");
const subnetGroup = regional("rds", "subgrp:{DBSubnetGroupName}");
const DEFAULTS = {
  instance: regional("rds", "pg:default.postgres16"),
  cluster: regional("rds", "cluster-pg:default.aurora-postgresql16"),
};
const defaultOptions = regional("rds", "og:default:postgres-16");

/** What joins groups is asked for each of them, the defaults among them. */
const joining = (operation: string, ...resources: string[]) =>
  resources.map((each) => on(each, `rds:${operation}`));

const tagged = (operation: string, resource: string) => [
  on(resource, `rds:${operation}`),
  on(resource, "rds:AddTagsToResource"),
];

/** The PostgreSQL instance or cluster, its groups and snapshots. */
export const rds: CallTable = {
  operations: {
    ...same("rds", database, ["DeleteDBInstance", "DescribeDBInstances", "RebootDBInstance"]),
    ...same("rds", cluster, ["DeleteDBCluster", "DescribeDBClusters"]),
    ...same("rds", worldwide("rds", "global-cluster:{prefix}-world"), ["DescribeGlobalClusters"]),
    ...same("rds", snapshot, ["DeleteDBSnapshot", "DescribeDBSnapshots"]),
    ...same("rds", subnetGroup, ["DeleteDBSubnetGroup", "DescribeDBSubnetGroups", "ModifyDBSubnetGroup"]),
    ...same("rds", parameterGroup, [
      "DeleteDBParameterGroup",
      "DescribeDBParameterGroups",
      "DescribeDBParameters",
      "ModifyDBParameterGroup",
      "ResetDBParameterGroup",
    ]),
    ...same("rds", clusterGroup, [
      "DeleteDBClusterParameterGroup",
      "DescribeDBClusterParameterGroups",
      "DescribeDBClusterParameters",
      "ModifyDBClusterParameterGroup",
      "ResetDBClusterParameterGroup",
    ]),
    CreateDBInstance: [
      ...joining("CreateDBInstance", subnetGroup, parameterGroup, DEFAULTS.instance, defaultOptions),
      ...tagged("CreateDBInstance", database),
    ],
    ModifyDBInstance: joining(
      "ModifyDBInstance",
      database,
      parameterGroup,
      DEFAULTS.instance,
      defaultOptions,
    ),
    CreateDBCluster: [
      ...joining("CreateDBCluster", subnetGroup, clusterGroup, DEFAULTS.cluster, defaultOptions),
      ...tagged("CreateDBCluster", cluster),
    ],
    ModifyDBCluster: joining("ModifyDBCluster", cluster, clusterGroup, DEFAULTS.cluster, defaultOptions),
    CreateDBSnapshot: [on(database, "rds:CreateDBSnapshot"), ...tagged("CreateDBSnapshot", snapshot)],
    CreateDBSubnetGroup: tagged("CreateDBSubnetGroup", subnetGroup),
    CreateDBParameterGroup: tagged("CreateDBParameterGroup", parameterGroup),
    CreateDBClusterParameterGroup: tagged("CreateDBClusterParameterGroup", clusterGroup),
    DescribeOrderableDBInstanceOptions: [onAll("rds:DescribeOrderableDBInstanceOptions")],
    DescribeDBEngineVersions: [onAll("rds:DescribeDBEngineVersions")],
    ...same("rds", "{ResourceName}", ["ListTagsForResource", "AddTagsToResource", "RemoveTagsFromResource"]),
  },
  samples: {
    DBInstanceIdentifier: "{prefix}-db",
    DBClusterIdentifier: "{prefix}-db",
    DBClusterParameterGroupName: "{prefix}-db-cluster-parameters",
    DBSnapshotIdentifier: "{prefix}-db-final",
    DBSubnetGroupName: "{prefix}-db-subnets",
    DBParameterGroupName: "{prefix}-db-parameters",
    ResourceName: regional("rds", "db:{DBInstanceIdentifier}"),
  },
};
