import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { terraformEnvironment } from "../../terraform/environment.ts";
import { impliedMirrorFolders, mirrorVersions } from "../../terraform/mirror.ts";
import { terraformPlatform } from "../../terraform/platform.ts";
import { findProviderSource } from "../../terraform/provider-source.ts";

const HOST = "registry.example.org";
const PLATFORM = "linux_amd64";
const QUERY = { registryHost: HOST, platform: PLATFORM };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "llmops-mirror-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(...path: string[]): Promise<void> {
  const name = join(folder, ...path);
  await mkdir(dirname(name), { recursive: true });
  await writeFile(name, "");
}

const unpacked = (mirror: string, version: string, platform = PLATFORM) =>
  file(mirror, HOST, "hashicorp", "aws", version, platform, "terraform-provider-aws");

const packed = (mirror: string, version: string, platform = PLATFORM) =>
  file(mirror, HOST, "hashicorp", "aws", `terraform-provider-aws_${version}_${platform}.zip`);

describe("the versions in a mirror", () => {
  test("are those of both layouts for this machine, newest first", async () => {
    await unpacked("m", "5.9.0");
    await unpacked("m", "5.100.0");
    await unpacked("m", "6.0.0", "darwin_arm64");
    await packed("m", "6.25.0");
    await packed("m", "7.0.0", "darwin_arm64");
    await file("m", HOST, "hashicorp", "aws", "index.json");
    expect(mirrorVersions(join(folder, "m"), QUERY)).toEqual(["6.25.0", "5.100.0", "5.9.0"]);
  });

  test("are none in a folder that is no mirror, or of another registry", async () => {
    await unpacked("m", "5.100.0");
    expect(mirrorVersions(folder, QUERY)).toEqual([]);
    expect(mirrorVersions(join(folder, "nowhere"), QUERY)).toEqual([]);
    expect(mirrorVersions(join(folder, "m"), { ...QUERY, registryHost: "registry.other.org" })).toEqual([]);
  });
});

describe("Terraform's implied mirror folders", () => {
  test("on Linux follow XDG", () => {
    const env = { HOME: "/h", XDG_DATA_HOME: "/d", XDG_DATA_DIRS: "/a:/b" };
    expect(impliedMirrorFolders(env, "linux")).toEqual([
      "/h/.terraform.d/plugins",
      "/d/terraform/plugins",
      "/a/terraform/plugins",
      "/b/terraform/plugins",
    ]);
    expect(impliedMirrorFolders({ HOME: "/h" }, "linux")).toEqual([
      "/h/.terraform.d/plugins",
      "/h/.local/share/terraform/plugins",
      "/usr/local/share/terraform/plugins",
      "/usr/share/terraform/plugins",
    ]);
  });

  test("on macOS lie under Application Support", () => {
    expect(impliedMirrorFolders({ HOME: "/h" }, "darwin")).toEqual([
      "/h/.terraform.d/plugins",
      "/h/Library/Application Support/io.terraform/plugins",
      "/Library/Application Support/io.terraform/plugins",
    ]);
  });
});

test.each([
  ["linux", "x64", "linux_amd64"],
  ["linux", "arm64", "linux_arm64"],
  ["darwin", "arm64", "darwin_arm64"],
  ["win32", "x64", "windows_amd64"],
])("the platform of %s on %s is %s", (os, arch, platform) => {
  expect(terraformPlatform(os, arch)).toBe(platform);
});

describe("where the provider comes from", () => {
  const find = (env: NodeJS.ProcessEnv = {}, online = false) =>
    findProviderSource({
      env: { HOME: folder, XDG_DATA_DIRS: folder, ...env },
      registryHost: HOST,
      platform: PLATFORM,
      wanted: "6.25.0",
      extraFolders: [join(folder, "optional")],
      reachable: async () => online,
    });

  test("the registry, where it can be reached", async () => {
    await unpacked("optional", "5.100.0");
    expect(await find({}, true)).toEqual({ kind: "registry" });
  });

  test("a mirror, where the registry cannot be reached; the version follows it", async () => {
    await unpacked("optional", "5.99.0");
    await unpacked("optional", "5.100.0");
    const path = join(folder, "optional");
    expect(await find()).toEqual({ kind: "mirror", path, version: "5.100.0" });
  });

  test("the wanted version of a mirror that has newer ones too", async () => {
    await unpacked("optional", "6.25.0");
    await unpacked("optional", "7.0.0");
    expect(await find()).toMatchObject({ version: "6.25.0" });
  });

  test("the mirror that TF_PROVIDER_MIRROR names, before the registry", async () => {
    await packed("own", "6.25.0");
    const path = join(folder, "own");
    expect(await find({ TF_PROVIDER_MIRROR: path }, true)).toEqual({
      kind: "mirror",
      path,
      version: "6.25.0",
    });
  });

  test("an error where TF_PROVIDER_MIRROR names no mirror", async () => {
    await expect(find({ TF_PROVIDER_MIRROR: folder })).rejects.toThrow(
      `TF_PROVIDER_MIRROR names '${folder}', which holds no AWS provider for this machine. ` +
        `Expected ${HOST}/hashicorp/aws/VERSION/${PLATFORM} in it`,
    );
  });

  test("an implied folder, before the registry: Terraform itself asks no other then", async () => {
    await unpacked(".terraform.d/plugins", "5.100.0");
    expect(await find({}, true)).toMatchObject({ kind: "mirror", version: "5.100.0" });
  });

  test("what the user's own CLI configuration says", async () => {
    await writeFile(join(folder, ".terraformrc"), "provider_installation {\n}\n");
    expect(await find()).toEqual({ kind: "configured", file: join(folder, ".terraformrc") });
  });

  test("not a CLI configuration that speaks of other things, or is missing", async () => {
    await writeFile(join(folder, ".terraformrc"), "disable_checkpoint = true\n");
    expect(await find({}, true)).toEqual({ kind: "registry" });
    expect(await find({ TF_CLI_CONFIG_FILE: join(folder, "none") }, true)).toEqual({ kind: "registry" });
  });

  test("an error where a version is asked for that the mirror does not hold", async () => {
    await unpacked("optional", "5.100.0");
    await expect(find({ AWS_PROVIDER_VERSION: "6.0.0" })).rejects.toThrow(
      /asks for '6\.0\.0'.* holds only 5\.100\.0/,
    );
  });

  test("the registry behind a proxy that only Terraform goes through", async () => {
    expect(await find({ HTTPS_PROXY: "http://proxy" })).toEqual({ kind: "registry" });
  });

  test("one sentence on what is missing, where there is neither", async () => {
    await expect(find()).rejects.toThrow(
      /^The AWS provider for Terraform cannot be had: registry\.example\.org cannot be reached and no filesystem mirror/,
    );
  });
});

describe("the environment of Terraform", () => {
  test("names the mirror and its version, and keeps cdktf from asking the registry", async () => {
    const source = { kind: "mirror", path: "/some/mirror", version: "5.100.0" } as const;
    const env = await terraformEnvironment(
      { TF_DATA_DIR: "/x", TF_WORKSPACE: "w" },
      source,
      join(folder, "cache"),
    );
    expect(env).toMatchObject({ AWS_PROVIDER_VERSION: "5.100.0", CDKTF_SKIP_PROVIDER_LOCK: "true" });
    expect(env).not.toHaveProperty("TF_DATA_DIR");
    expect(env).not.toHaveProperty("TF_WORKSPACE");
    expect(await readFile(env.TF_CLI_CONFIG_FILE ?? "", "utf8")).toContain('path = "/some/mirror"');
  });

  test("drops a TF_CLI_CONFIG_FILE that is missing and keeps one that is there", async () => {
    const missing = { TF_CLI_CONFIG_FILE: join(folder, "none") };
    expect(await terraformEnvironment(missing, { kind: "registry" }, folder)).not.toHaveProperty(
      "TF_CLI_CONFIG_FILE",
    );
    await file("own.tfrc");
    const own = { TF_CLI_CONFIG_FILE: join(folder, "own.tfrc") };
    expect(await terraformEnvironment(own, { kind: "registry" }, folder)).toMatchObject(own);
  });
});
