import { execFile } from "node:child_process";
import which from "which";
import { LEAST_VERSION, terraformMissing, terraformTooOld, terraformUnreadable } from "./errors.ts";

/** A Terraform or OpenTofu that can run the stacks. */
export interface TerraformBinary {
  readonly path: string;
  readonly product: "Terraform" | "OpenTofu";
  /** Without the leading v: `1.11.4`. */
  readonly version: string;
  /** Host a provider without a host of its own comes from; also the top folder of a mirror. */
  readonly registryHost: string;
}

const REGISTRY_HOSTS = { Terraform: "registry.terraform.io", OpenTofu: "registry.opentofu.org" } as const;

/**
 * The Terraform of the PATH, or the program that `TERRAFORM_BINARY_NAME` names, as cdktf takes it.
 *
 * @throws where there is none, or it is too old.
 */
export async function findTerraform(env: NodeJS.ProcessEnv = process.env): Promise<TerraformBinary> {
  const name = env.TERRAFORM_BINARY_NAME || "terraform";
  const path = await which(name, { nothrow: true, path: env.PATH ?? "" });
  if (!path) throw terraformMissing(name);
  const output = await versionOutput(path, env);
  const { product, version } = parseVersion(output) ?? {};
  if (!product || !version) throw terraformUnreadable(path, output);
  if (compareVersions(version, LEAST_VERSION) < 0) throw terraformTooOld(path, version);
  return { path, product, version, registryHost: REGISTRY_HOSTS[product] };
}

/** Product and version in what `terraform version` prints; undefined where there is none. */
export function parseVersion(
  output: string,
): { readonly product: "Terraform" | "OpenTofu"; readonly version: string } | undefined {
  const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(output) ?? [];
  if (!version) return undefined;
  return { product: product as "Terraform" | "OpenTofu", version };
}

/** Orders versions by their numbers; a pre-release comes before its release. Negative where `a` is the older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [splitVersion(a), splitVersion(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.pre === right.pre) return 0;
  if (left.pre === "" || right.pre === "") return left.pre === "" ? 1 : -1;
  return left.pre < right.pre ? -1 : 1;
}

function splitVersion(version: string) {
  const [core = "", pre = ""] = version.split("+")[0]?.split(/-(.*)/s) ?? [];
  return { numbers: core.split(".").map(Number), pre };
}

function versionOutput(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  // A configuration file of the user's that is missing or wrong must not hide the answer.
  const settings = { env: { ...env, CHECKPOINT_DISABLE: "1" }, timeout: 20_000 };
  return new Promise((resolve) => {
    execFile(path, ["version"], settings, (error, stdout, stderr) => {
      resolve(stdout || stderr || error?.message || "");
    });
  });
}
