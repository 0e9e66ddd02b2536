import type { Values } from "../harness/template.ts";
import { applicationAutoscaling, autoscaling, secretsmanager } from "./application-services.ts";
import { ecr, ecs } from "./containers.ts";
import { rds } from "./databases.ts";
import { ec2 } from "./ec2.ts";
import { acm, cloudfront, route53 } from "./edge.ts";
import { iam, sts } from "./identity.ts";
import { elasticloadbalancing } from "./load-balancing.ts";
import { cloudwatch, logs, sns } from "./observability.ts";
import type { CallTable, Parameters, Requirement } from "./requirement.ts";
import { dynamodb, s3 } from "./storage.ts";

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
  readonly parameters?: Parameters;
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
  return { requirements, values: { ...samples, ...texts(parameters), ...toldBy(table, parameters) } };
}

/** Parameters that are texts, under their own names. */
function texts(parameters: Parameters): Values {
  const found = Object.entries(parameters).filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string" && entry[1] !== "";
  });
  return Object.fromEntries(found);
}

function toldBy(table: CallTable, parameters: Parameters): Values {
  const found = Object.entries(table.told ?? {}).map(([name, read]) => [name, read(parameters)]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
