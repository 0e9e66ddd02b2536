import { deriveNames } from "../../../../config/names.ts";
import type { Settings } from "../../../../config/settings.ts";
import { stateBucketPolicy } from "../../../../policies/state-bucket-policy.ts";
import { valuesOf } from "./installations.ts";
import { type NamedPolicy, type Principal, type PrincipalName, principalsOf, roleArn } from "./principals.ts";
import { type Context, type Decision, decide, type Question } from "./simulator.ts";
import { fill, type Values } from "./template.ts";

/** One row of a table: a request, and what IAM must say to it. */
export interface Case {
  readonly name: string;
  readonly principal: PrincipalName;
  readonly action: string;
  /** ARN template, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** Condition keys of the request, as templates. @default the global keys only */
  readonly context?: Context;
  /** Values that differ from the installation's, such as another account. */
  readonly values?: Values;
  /** Region the call is sent to. @default the resource's, or the installation's */
  readonly region?: string;
  /** Whether the state bucket's own policy takes part. @default false */
  readonly atStateBucket?: boolean;
  readonly expected: "allowed" | "denied";
}

/** Services with one endpoint for all regions of a partition. */
const WORLDWIDE: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};
const WORLDWIDE_SERVICES = new Set(["iam", "cloudfront", "route53", "organizations", "account"]);

/** One installation with its roles: what cases are put to. */
export class Installation {
  readonly settings: Settings;
  readonly values: Values;
  private readonly principals: Readonly<Record<PrincipalName, Principal>>;

  constructor(settings: Settings) {
    this.settings = settings;
    this.values = { ...valuesOf(settings), boundaryArn: deriveNames(settings).arns.permissionsBoundary };
    this.principals = principalsOf(settings);
  }

  /** The policies of a role. */
  principal(name: PrincipalName): Principal {
    return this.principals[name];
  }

  /**
   * Asks IAM.
   *
   * @param replaced a policy to take the place of the role's policy of the same name
   */
  ask(request: Case, replaced?: NamedPolicy): Promise<Decision> {
    return decide(this.question(request, replaced));
  }

  private question(request: Case, replaced?: NamedPolicy): Question {
    const principal = this.principals[request.principal];
    const values = { ...this.values, ...request.values };
    const filled = (template: string) => fill(template, values);
    const resource = filled(request.resource);
    const own = fillContext(request.context ?? {}, filled);
    const chosen = (policy: NamedPolicy) => (policy.name === replaced?.name ? replaced : policy);
    const { role, policies, boundary } = principal;
    const context = { ...this.globalKeys(request, resource, role), ...own };
    const atBucket = request.atStateBucket ? chosen(stateBucketPolicy(this.settings)) : undefined;
    return {
      caller:
        roleArn(this.settings, role).replace(":iam::", ":sts::").replace(":role/", ":assumed-role/") +
        "/session",
      action: request.action,
      resource,
      account: this.settings.account,
      context,
      asked: Object.keys(own),
      policies: policies.map(chosen),
      boundary: boundary && chosen(boundary),
      resourcePolicy: atBucket,
    };
  }

  /** What AWS adds to every request. */
  private globalKeys(request: Case, resource: string, role: string): Context {
    const { account, region, partition = "aws" } = this.values as Record<string, string>;
    const [, , , resourceRegion, resourceAccount] = resource.split(":");
    const service = request.action.split(":")[0] ?? "";
    const worldwide = WORLDWIDE_SERVICES.has(service) ? WORLDWIDE[partition] : undefined;
    const requested = request.region && fill(request.region, { ...this.values, ...request.values });
    const owner = /^\d{12}$/.test(resourceAccount ?? "")
      ? resourceAccount
      : (request.values?.account ?? account);
    return {
      "aws:PrincipalArn": roleArn(this.settings, role),
      "aws:PrincipalAccount": account ?? "",
      "aws:PrincipalType": "AssumedRole",
      "aws:ResourceAccount": owner ?? "",
      "s3:ResourceAccount": owner ?? "",
      "aws:RequestedRegion":
        requested ?? worldwide ?? (resourceRegion || request.values?.region || (region ?? "")),
      "aws:SecureTransport": "true",
      "s3:TlsVersion": "1.3",
    };
  }
}

function fillContext(context: Context, filled: (template: string) => string): Context {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === "string" ? filled(value) : value.map(filled),
    ]),
  );
}

/** A line of the report of wrong decisions. */
export interface Surprise {
  readonly case: string;
  readonly request: string;
  readonly expected: string;
  readonly got: string;
}

/** Puts every case to an installation and returns those that IAM would decide otherwise. */
export async function surprises(installation: Installation, cases: readonly Case[]): Promise<Surprise[]> {
  const wrong: Surprise[] = [];
  for (const each of cases) {
    const { allowed, result, matched } = await installation.ask(each);
    if (allowed === (each.expected === "allowed")) continue;
    const values = { ...installation.values, ...each.values };
    wrong.push({
      case: each.name,
      request: `${each.principal} ${each.action} ${fill(each.resource, values)}`,
      expected: each.expected,
      got: `${result} (${matched.join(", ") || "no statement"})`,
    });
  }
  return wrong;
}
