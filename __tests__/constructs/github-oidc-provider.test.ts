import { describe, expect, test } from "@jest/globals";
import { TerraformOutput } from "cdktf";
import { GithubOidcProvider } from "../../constructs/github-oidc-provider.ts";
import { type Change, settingsWith } from "../support/settings.ts";
import { synthesizeScope, type Template } from "../support/template.ts";

const THUMBPRINT = "6938fd4d98bab03faadb97b34396831e3780aea1";

function provider(...changes: readonly Change[]): Template {
  return synthesizeScope((scope) => {
    const { arn } = new GithubOidcProvider(scope, "github", settingsWith(...changes));
    new TerraformOutput(scope, "arn", { value: arn });
  });
}

describe("GitHub's OIDC provider", () => {
  test.each<[string, Change[], object]>([
    ["carries no thumbprint", [], { client_id_list: ["sts.amazonaws.com"] }],
    [
      "carries the thumbprint of the settings",
      [["oidcProvider.thumbprint", THUMBPRINT]],
      { client_id_list: ["sts.amazonaws.com"], thumbprint_list: [THUMBPRINT] },
    ],
    [
      "expects the audience of its partition",
      [["region", "cn-northwest-1"]],
      { client_id_list: ["sts.amazonaws.com.cn"] },
    ],
  ])("%s", (_, changes, expected) => {
    const template = provider(...changes);

    expect(template.only("aws_iam_openid_connect_provider")).toEqual({
      url: "https://token.actions.githubusercontent.com",
      ...expected,
    });
    expect(template.json.output.arn.value).toMatch(/^\$\{aws_iam_openid_connect_provider\.\w+\.arn\}$/);
  });

  test.each([
    ["us-east-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
  ])("is read and left untouched where the account has it already (%s)", (region, partition) => {
    const template = provider(
      ["oidcProvider.mode", "existing"],
      ["oidcProvider.thumbprint", THUMBPRINT],
      ["region", region],
    );

    expect(template.json.resource).toBeUndefined();
    expect(template.json.data.aws_iam_openid_connect_provider).toBeDefined();
    expect(template.only("aws_iam_openid_connect_provider")).toEqual({
      arn: `arn:${partition}:iam::123456789012:oidc-provider/token.actions.githubusercontent.com`,
    });
    expect(template.json.output.arn.value).toMatch(/^\$\{data\.aws_iam_openid_connect_provider\.\w+\.arn\}$/);
  });
});
