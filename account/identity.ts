import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { ask } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { wrongAccount } from "./errors.ts";

/** Whose credentials are in use. */
export interface Identity {
  /** Twelve digits. */
  readonly account: string;
  /** ARN of the user or session. */
  readonly arn: string;
}

/**
 * Asks AWS whose credentials are in use. Needs no permission.
 *
 * @throws AwsProblem without credentials, with expired ones, without network
 */
export async function callerIdentity(clients: Pick<AwsClients, "sts">): Promise<Identity> {
  const answer = await ask("sts:GetCallerIdentity", clients.sts.send(new GetCallerIdentityCommand({})));
  return { account: answer.Account ?? "", arn: answer.Arn ?? "" };
}

/**
 * Makes sure that the credentials are of the account in the settings.
 *
 * @throws AwsProblem of kind "wrong-account" where they are not
 */
export async function requireAccount(clients: Pick<AwsClients, "sts">, account: string): Promise<Identity> {
  const identity = await callerIdentity(clients);
  if (identity.account !== account) throw wrongAccount(identity.account, account, identity.arn);
  return identity;
}
