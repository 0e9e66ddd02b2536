import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider/index.js";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js";
import { Construct } from "constructs";
import { deriveNames, GITHUB_OIDC_HOST } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";

/**
 * GitHub's token issuer, as the account knows it. An account holds one provider per issuer: where
 * it exists already, `oidcProvider.mode = "existing"` reads it and leaves it untouched.
 *
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class GithubOidcProvider extends Construct {
  readonly provider: IamOpenidConnectProvider | DataAwsIamOpenidConnectProvider;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { audience, arns } = deriveNames(settings);
    const { mode, thumbprint } = settings.oidcProvider;
    this.provider =
      mode === "existing"
        ? new DataAwsIamOpenidConnectProvider(this, "openid_connect_provider", { arn: arns.oidcProvider })
        : new IamOpenidConnectProvider(this, "openid_connect_provider", {
            url: `https://${GITHUB_OIDC_HOST}`,
            clientIdList: [audience],
            ...(thumbprint && { thumbprintList: [thumbprint] }),
          });
  }

  /** ARN of the provider. */
  get arn(): string {
    return this.provider.arn;
  }
}
