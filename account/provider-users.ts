import { paginateListRoles } from "@aws-sdk/client-iam";
import { ask } from "./ask.ts";
import type { AwsClients } from "./clients.ts";

/** Names of the account's roles whose trust policy names an OIDC provider, sorted. */
export async function rolesTrusting(
  { iam }: Pick<AwsClients, "iam">,
  providerArn: string,
): Promise<string[]> {
  return ask("iam:ListRoles", collect(iam, providerArn));
}

async function collect(iam: AwsClients["iam"], providerArn: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName = "", AssumeRolePolicyDocument = "" } of Roles) {
      // The closing quote keeps a longer ARN that begins alike apart.
      if (decodeURIComponent(AssumeRolePolicyDocument).includes(`${providerArn}"`)) names.push(RoleName);
    }
  }
  return names.sort();
}
