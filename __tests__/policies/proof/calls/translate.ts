import type { Values } from "../harness/template.ts";
import { applicationAutoscaling, autoscaling, secretsmanager } from "./application-services.ts";
import { ecr, ecs } from "./containers.ts";
import { ec2 } from "./ec2.ts";
import { acm, cloudfront, route53 } from "./edge.ts";
import { iam, sts } from "./identity.ts";
import { elasticloadbalancing } from "./load-balancing.ts";
import { cloudwatch, logs, sns } from "./observability.ts";
import type { CallTable, Requirement } from "./requirement.ts";
import { dynamodb, rds, s3 } from "./storage.ts";

/** By signing name, as the gateway records it. */
export const CALL_TABLES: Readonly<Record<string, CallTable>> = {
  acm,
  "application-autoscaling": applicationAutoscaling,
  autoscaling,
  cloudfront,
  dynamodb,
  ec2,
  ecr,
  ecs,
  elasticloadbalancing,
  iam,
  logs,
  monitoring: cloudwatch,
  rds,
  route53,
  s3,
  secretsmanager,
  sns,
  sts,
};

/** An API call, seen or imagined. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  /** What the call was asked with. @default the samples of the table */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What a call needs: its permissions, and the values their placeholders stand for. */
export interface Translation {
  readonly requirements: readonly Requirement[];
  readonly values: Values;
}

/**
 * Translates an API call into the permissions AWS asks for.
 *
 * @throws where no table knows the call: a call that is not understood proves nothing
 */
export function translate({ service, operation, parameters = {} }: Call): Translation {
  const table = CALL_TABLES[service];
  const requirements = table?.operations[operation];
  if (!table || !requirements) {
    throw new Error(`no table knows ${service}:${operation}: add a row to __tests__/policies/proof/calls`);
  }
  const samples = { ...table.samples, ...table.operationSamples?.[operation] };
  return { requirements, values: { ...samples, ...flatten(parameters) } };
}

/** Texts of a call's parameters under their own names, and nested ones under the path's last name. */
function flatten(parameters: Readonly<Record<string, unknown>>): Values {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === "string") flat[name] = value;
  }
  return { ...flat, ...lockId(parameters) };
}

/** The row a DynamoDB call speaks of. */
function lockId(parameters: Readonly<Record<string, unknown>>): Values {
  const row = (parameters.Key ?? parameters.Item) as { LockID?: { S?: string } } | undefined;
  return typeof row === "object" && row.LockID?.S ? { LockID: row.LockID.S } : {};
}
