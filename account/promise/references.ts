import { arnBuilder } from "../../config/names.ts";
import { Unknown } from "./promised.ts";

/** Arguments of the managed resources of a stack, by address. */
export type ResourceArguments = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What references are resolved with. */
export interface Scope {
  readonly account: string;
  readonly region: string;
  readonly resources: ResourceArguments;
  /** Terraform variables that are set. */
  readonly variables: Readonly<Record<string, string>>;
}

const REFERENCE = /^\$\{([a-z0-9_]+)\.([A-Za-z0-9_]+)(?:\.([a-z_]+))?\}$/;
const ANY_REFERENCE = /(?<!\$)\$\{/;

/**
 * Resolves the references in an argument: names and ARNs follow from the arguments of the resource
 * that is referred to. What does not is `Unknown`.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === "string") return resolveText(value, scope);
  if (Array.isArray(value)) return value.map((one) => resolve(one, scope));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, scope)]));
}

function resolveText(value: string, scope: Scope): unknown {
  const [whole, type, name, attribute] = REFERENCE.exec(value) ?? [];
  // Terraform writes a literal "${" with two dollars, as in IAM's own policy variables.
  if (!whole) return ANY_REFERENCE.test(value) ? new Unknown(value) : value.replaceAll("$${", "${");
  if (type === "var") return scope.variables[name ?? ""] ?? new Unknown(value);
  const args = scope.resources.get(`${type}.${name}`);
  if (!args) return new Unknown(value);
  return attributeOf(String(type), resolveNames(args, scope), String(attribute), scope) ?? new Unknown(value);
}

/** Only what names and ARNs are made of: a document may refer back to the resource itself. */
function resolveNames(args: Readonly<Record<string, unknown>>, scope: Scope): Record<string, string> {
  const named = ["name", "bucket", "url", "path"].flatMap((key): [string, string][] => {
    const value = resolve(args[key], scope);
    return typeof value === "string" ? [[key, value]] : [];
  });
  return Object.fromEntries(named);
}

function attributeOf(
  type: string,
  args: Readonly<Record<string, string>>,
  attribute: string,
  scope: Scope,
): string | undefined {
  if (attribute === "arn") return arnOf(type, args, scope);
  if (attribute !== "id") return args[attribute];
  // The identity of these is their ARN.
  if (/^aws_(sns_topic|iam_policy|iam_openid_connect_provider)$/.test(type)) return arnOf(type, args, scope);
  return args.bucket ?? args.name;
}

function arnOf(type: string, args: Readonly<Record<string, string>>, scope: Scope): string | undefined {
  const arn = arnBuilder(scope);
  const { name = "", bucket = "", url = "", path = "/" } = args;
  const arns: Record<string, string> = {
    aws_s3_bucket: arn.bucket(bucket),
    aws_dynamodb_table: arn.regional("dynamodb", `table/${name}`),
    aws_iam_role: arn.global("iam", `role${path}${name}`),
    aws_iam_policy: arn.global("iam", `policy${path}${name}`),
    aws_iam_openid_connect_provider: arn.global("iam", `oidc-provider/${url.replace(/^https:\/\//, "")}`),
    aws_sns_topic: arn.regional("sns", name),
    aws_cloudtrail: arn.regional("cloudtrail", `trail/${name}`),
    aws_cloudwatch_event_rule: arn.regional("events", `rule/${name}`),
    // Its ARN ends in characters that only AWS knows; every call takes the name as well.
    aws_secretsmanager_secret: name,
  };
  return arns[type];
}
