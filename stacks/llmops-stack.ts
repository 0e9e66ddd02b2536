import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformElement, TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import type { Settings } from "../config/settings.ts";
import { readableId, sharedAddresses } from "./addresses.ts";

/** Write-only arguments and the S3 backend's own lockfile came with 1.11. */
const TERRAFORM_VERSION = ">= 1.11.0";

/**
 * What both stacks share: readable addresses without hashes, the versions of Terraform and of the
 * AWS provider, and a provider that refuses every account but the one in the settings.
 */
export abstract class LlmopsStack extends TerraformStack {
  protected readonly settings: Settings;

  protected constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.settings = settings;
    this.addOverride("terraform.required_version", TERRAFORM_VERSION);
    this.addOverride("terraform.required_providers.aws.version", settings.awsProviderVersion);
    this.node.addValidation({ validate: () => sharedAddresses(this) });
  }

  /** @param region the provider's region, a literal or a variable's value */
  protected useAws(region: string): AwsProvider {
    const { account, tags } = this.settings;
    return new AwsProvider(this, "aws", {
      region,
      allowedAccountIds: [account],
      ...(Object.keys(tags).length > 0 && { defaultTags: [{ tags }] }),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    if (element instanceof Node || !TerraformElement.isTerraformElement(element)) {
      return super.allocateLogicalId(element);
    }
    return readableId(element, this.node);
  }
}
