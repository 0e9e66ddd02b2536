import { GetOpenIDConnectProviderCommand } from "@aws-sdk/client-iam";
import { askFor } from "./ask.ts";
import type { AwsClients } from "./clients.ts";
import { tagRecord } from "./tags.ts";

/** An OIDC provider of the account. */
export interface OidcProviderFacts {
  /** Host and path of the issuer, without `https://`. */
  readonly url: string;
  /** Accepted `aud` claims. */
  readonly audiences: readonly string[];
  readonly thumbprints: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** The OIDC provider of an ARN. */
export async function oidcProvider(
  { iam }: Pick<AwsClients, "iam">,
  arn: string,
): Promise<OidcProviderFacts | undefined> {
  const answer = iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));
  const found = await askFor("iam:GetOpenIDConnectProvider", answer, [
    "NoSuchEntity",
    "NoSuchEntityException",
  ]);
  return (
    found && {
      url: found.Url ?? "",
      audiences: found.ClientIDList ?? [],
      thumbprints: found.ThumbprintList ?? [],
      tags: tagRecord(found.Tags),
    }
  );
}
