import { mirrorEmpty, providerUnreachable, versionNotInMirror } from "./errors.ts";
import {
  firstMirror,
  impliedMirrorFolders,
  type MirrorQuery,
  mirrorIn,
  optionalSoftwareFolders,
  type ProviderMirror,
} from "./mirror.ts";
import { terraformPlatform } from "./platform.ts";
import { registryReachable } from "./registry.ts";
import { installsProvidersItself, readableCliConfig } from "./user-config.ts";

/** Where the AWS provider comes from. */
export type ProviderSource =
  | { readonly kind: "registry" }
  /** The user's own CLI configuration says where providers come from. */
  | { readonly kind: "configured"; readonly file: string }
  | { readonly kind: "mirror"; readonly path: string; readonly version: string };

/** What decides on the source. */
export interface ProviderSourceOptions {
  /** `TF_PROVIDER_MIRROR`, `AWS_PROVIDER_VERSION`, proxies, home folder. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Registry host of the Terraform in use. */
  readonly registryHost: string;
  /** Provider version the stacks would take by themselves. */
  readonly wanted: string;
  /** @default this machine's */
  readonly platform?: string;
  /** Folders looked into where the registry cannot be reached. @default those one level below /opt */
  readonly extraFolders?: readonly string[];
  /** @default a question to the registry */
  readonly reachable?: (host: string, env: NodeJS.ProcessEnv) => Promise<boolean>;
}

/**
 * Decides where the AWS provider comes from: the mirror that `TF_PROVIDER_MIRROR` names; what the user's CLI
 * configuration says; a mirror in Terraform's implied folders (Terraform takes no other once that has the provider); the
 * registry; a mirror among the optional software.
 *
 * @throws where none has it, and where a version is asked for that the mirror does not hold.
 */
export async function findProviderSource(options: ProviderSourceOptions): Promise<ProviderSource> {
  const env = options.env ?? process.env;
  const query = { registryHost: options.registryHost, platform: options.platform ?? terraformPlatform() };
  const named = namedMirror(env, query);
  if (named) return fromMirror(named, options.wanted, env);
  const file = readableCliConfig(env);
  if (file && installsProvidersItself(file)) return { kind: "configured", file };
  const implied = firstMirror(impliedMirrorFolders(env), query);
  if (implied) return fromMirror(implied, options.wanted, env);
  if (await (options.reachable ?? registryReachable)(options.registryHost, env)) return { kind: "registry" };
  const found = firstMirror(options.extraFolders ?? optionalSoftwareFolders(), query);
  if (found) return fromMirror(found, options.wanted, env);
  // Node's own request goes past the proxy; Terraform's does not.
  if (env.HTTPS_PROXY || env.https_proxy) return { kind: "registry" };
  throw providerUnreachable(options.registryHost);
}

function namedMirror(env: NodeJS.ProcessEnv, query: MirrorQuery): ProviderMirror | undefined {
  const folder = env.TF_PROVIDER_MIRROR;
  if (!folder) return undefined;
  const mirror = mirrorIn(folder, query);
  if (mirror) return mirror;
  throw mirrorEmpty(folder, `${query.registryHost}/hashicorp/aws/VERSION/${query.platform}`);
}

function fromMirror(mirror: ProviderMirror, wanted: string, env: NodeJS.ProcessEnv): ProviderSource {
  const asked = env.AWS_PROVIDER_VERSION;
  const exact = /^\d+\.\d+\.\d+/.test(asked ?? "");
  if (asked && exact && !mirror.versions.includes(asked)) {
    throw versionNotInMirror(asked, mirror.path, mirror.versions);
  }
  const version = [asked, wanted].find((one) => one && mirror.versions.includes(one)) ?? mirror.versions[0];
  return { kind: "mirror", path: mirror.path, version: version as string };
}
