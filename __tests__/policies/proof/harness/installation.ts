import { deriveNames } from "../../../../config/names.ts";
import type { Settings } from "../../../../config/settings.ts";
import { stateBucketPolicy } from "../../../../policies/state-bucket-policy.ts";
import type { Case } from "./case.ts";
import { globalKeys } from "./global-keys.ts";
import { type NamedPolicy, type Principal, type PrincipalName, principalsOf, roleArn } from "./principals.ts";
import { valuesOf } from "./settings.ts";
import { type Context, type Decision, decide, type Question } from "./simulator.ts";
import { fill, type Values } from "./template.ts";

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

  /** The bucket policy that guards the states. */
  get stateBucketPolicy(): NamedPolicy {
    return stateBucketPolicy(this.settings);
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
    const { role, policies, boundary } = this.principals[request.principal];
    const { account, action, resource, context, caller, own } = this.filled(request, role);
    const chosen = (policy: NamedPolicy) => (policy.name === replaced?.name ? replaced : policy);
    return {
      caller,
      action,
      resource,
      account,
      context: { ...context, ...own },
      asked: Object.keys(own),
      policies: policies.map(chosen),
      boundary: boundary && chosen(boundary),
      resourcePolicy: this.resourcePolicy(request, caller, chosen),
    };
  }

  private filled(request: Case, role: string) {
    const values = { ...this.values, ...request.values };
    const { account } = this.settings;
    const text = (template: string) => fill(template, values);
    const arn = roleArn(this.settings, role);
    const { action } = request;
    const resource = text(request.resource);
    const context = globalKeys({
      partition: values.partition ?? "aws",
      account,
      owner: values.account ?? account,
      region: values.region ?? this.settings.region,
      roleArn: arn,
      action,
      resource,
    });
    const asked = request.region ? { "aws:RequestedRegion": request.region } : {};
    return {
      account,
      action,
      resource,
      caller: `${arn.replace(":iam::", ":sts::").replace(":role/", ":assumed-role/")}/session`,
      context,
      own: fillContext({ ...request.context, ...asked }, text),
    };
  }

  private resourcePolicy(
    request: Case,
    caller: string,
    chosen: (policy: NamedPolicy) => NamedPolicy,
  ): NamedPolicy | undefined {
    if (request.resourcePolicy === "stateBucket") return chosen(this.stateBucketPolicy);
    if (request.resourcePolicy === "grantsSession") return grantTo(caller, request.action);
    if (request.resourcePolicy === undefined) return undefined;
    return grantTo(deriveNames(this.settings).arns.accountRoot, request.action);
  }
}

function grantTo(principal: string, action: string): NamedPolicy {
  const target = action.startsWith("sts:") ? {} : { Resource: "*" };
  const statement = {
    Sid: "Granted",
    Effect: "Allow",
    Principal: { AWS: principal },
    Action: action,
    ...target,
  };
  return { name: "granted", json: { Version: "2012-10-17", Statement: [{ ...statement, Effect: "Allow" }] } };
}

function fillContext(context: Context, filled: (template: string) => string): Context {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === "string" ? filled(value) : value.map(filled),
    ]),
  );
}
