import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { compareVersions, findTerraform, parseVersion } from "../../terraform/binary.ts";

describe("the version in what a program prints", () => {
  test.each([
    ["Terraform v1.11.4\non linux_amd64\n", { product: "Terraform", version: "1.11.4" }],
    ["OpenTofu v1.11.0\non darwin_arm64", { product: "OpenTofu", version: "1.11.0" }],
    ["Terraform v1.12.0-beta1\n", { product: "Terraform", version: "1.12.0-beta1" }],
    ["There are some problems\n\nTerraform v1.11.4\n", { product: "Terraform", version: "1.11.4" }],
    ["command not found", undefined],
    ["", undefined],
  ])("%j", (output, expected) => {
    expect(parseVersion(output)).toEqual(expected);
  });
});

describe("the order of versions", () => {
  test.each([
    ["1.11.0", "1.11.0", 0],
    ["1.9.9", "1.11.0", -1],
    ["1.11.0", "1.10.99", 1],
    ["2.0.0", "1.99.0", 1],
    ["1.11.0-rc1", "1.11.0", -1],
    ["1.11.0", "1.11.0-rc1", 1],
    ["1.11.0-alpha", "1.11.0-beta", -1],
    ["1.11.0+build", "1.11.0", 0],
  ])("%s and %s: %i", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});

describe("finding Terraform", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "llmops-terraform-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const install = async (name: string, says: string) => {
    await writeFile(join(folder, name), `#!/bin/sh\necho '${says}'\n`);
    await chmod(join(folder, name), 0o755);
  };
  const find = (env: NodeJS.ProcessEnv = {}) => findTerraform({ PATH: folder, ...env });

  test("on the PATH", async () => {
    await install("terraform", "Terraform v1.11.4");
    expect(await find()).toEqual({
      path: join(folder, "terraform"),
      product: "Terraform",
      version: "1.11.4",
      registryHost: "registry.terraform.io",
    });
  });

  test("by the name in TERRAFORM_BINARY_NAME; OpenTofu has a registry of its own", async () => {
    await install("tofu", "OpenTofu v1.11.2");
    const { product, registryHost } = await find({ TERRAFORM_BINARY_NAME: "tofu" });
    expect([product, registryHost]).toEqual(["OpenTofu", "registry.opentofu.org"]);
  });

  test("says how to get it where there is none", async () => {
    await expect(find()).rejects.toThrow(
      /'terraform' is not on the PATH\. Install Terraform 1\.11\.0 or later/,
    );
  });

  test("takes 1.11.0 and refuses what is older", async () => {
    await install("terraform", "Terraform v1.11.0");
    await expect(find()).resolves.toMatchObject({ version: "1.11.0" });
    await install("terraform", "Terraform v1.10.5");
    await expect(find()).rejects.toThrow(/is version 1\.10\.5, but .* need 1\.11\.0 or later: upgrade it/);
  });

  test("says what a program answered that is no Terraform", async () => {
    await install("terraform", "hello");
    await expect(find()).rejects.toThrow(/answered: hello\./);
  });
});
