import {
  GetRoleCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from "@aws-sdk/client-iam";
import { askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

type Iam = Pick<AwsClients, "iam">;

const NO_ENTITY = ["NoSuchEntity", "NoSuchEntityException"];

/** A role of the account. */
export interface RoleFacts {
  readonly arn: string;
  readonly path: string;
  readonly description: string | undefined;
  /** Trust policy as JSON text. */
  readonly trust: string;
  /** ARN of the permissions boundary. */
  readonly boundary: string | undefined;
  /** Longest session in seconds. */
  readonly maxSession: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role by its name. */
export async function role({ iam }: Iam, name: string): Promise<RoleFacts | undefined> {
  const answer = iam.send(new GetRoleCommand({ RoleName: name }));
  const found = (await askFor("iam:GetRole", answer, NO_ENTITY))?.Role;
  return (
    found && {
      arn: found.Arn ?? "",
      path: found.Path ?? "/",
      description: found.Description,
      trust: decoded(found.AssumeRolePolicyDocument),
      boundary: found.PermissionsBoundary?.PermissionsBoundaryArn,
      maxSession: found.MaxSessionDuration ?? 3600,
      tags: tagRecord(found.Tags),
    }
  );
}

/** Names of a role's inline policies, sorted. */
export async function inlinePolicyNames({ iam }: Iam, name: string): Promise<string[] | undefined> {
  const pages = paginateListRolePolicies({ client: iam }, { RoleName: name });
  return askFor(
    "iam:ListRolePolicies",
    collect(pages, (page) => page.PolicyNames),
    NO_ENTITY,
  );
}

/** An inline policy of a role, as JSON text. */
export async function inlinePolicy(
  { iam }: Iam,
  roleName: string,
  policy: string,
): Promise<string | undefined> {
  const answer = iam.send(new GetRolePolicyCommand({ RoleName: roleName, PolicyName: policy }));
  const found = await askFor("iam:GetRolePolicy", answer, NO_ENTITY);
  return found && decoded(found.PolicyDocument);
}

/** ARNs of the managed policies attached to a role, sorted. */
export async function attachedPolicies({ iam }: Iam, name: string): Promise<string[] | undefined> {
  const pages = paginateListAttachedRolePolicies({ client: iam }, { RoleName: name });
  const arns = collect(pages, (page) => page.AttachedPolicies?.map(({ PolicyArn }) => PolicyArn ?? ""));
  return askFor("iam:ListAttachedRolePolicies", arns, NO_ENTITY);
}

async function collect<T>(
  pages: AsyncIterable<T>,
  items: (page: T) => readonly string[] | undefined,
): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all.sort();
}

/** IAM hands documents back percent-encoded. */
function decoded(document: string | undefined): string {
  return decodeURIComponent(document ?? "");
}
