import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { compareVersions } from "./binary.ts";

/** A folder that holds the AWS provider for this machine. */
export interface ProviderMirror {
  /** Folder to name in Terraform's `filesystem_mirror`. */
  readonly path: string;
  /** Versions of the AWS provider in it for this machine, newest first; at least one. */
  readonly versions: readonly string[];
}

/** What a mirror is searched for. */
export interface MirrorQuery {
  /** Registry host the provider is named by, the top folder of a mirror. */
  readonly registryHost: string;
  /** `OS_ARCH` as Terraform names it. */
  readonly platform: string;
}

const NAMESPACE = ["hashicorp", "aws"];

/**
 * The versions of the AWS provider that a folder holds for this machine, newest first. Knows both layouts: unpacked
 * (`HOST/hashicorp/aws/VERSION/OS_ARCH`) and packed (`HOST/hashicorp/aws/terraform-provider-aws_VERSION_OS_ARCH.zip`).
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export function mirrorVersions(folder: string, query: MirrorQuery): string[] {
  const root = join(folder, query.registryHost, ...NAMESPACE);
  const packed = new RegExp(`^terraform-provider-aws_(\\d.*)_${query.platform}\\.zip$`);
  const versions = list(root).flatMap((name) => {
    const version = packed.exec(name)?.[1];
    if (version) return [version];
    return /^\d/.test(name) && existsSync(join(root, name, query.platform)) ? [name] : [];
  });
  return [...new Set(versions)].sort((a, b) => compareVersions(b, a));
}

/** The mirror in `folder`; undefined where it holds nothing for this machine. */
export function mirrorIn(folder: string, query: MirrorQuery): ProviderMirror | undefined {
  const versions = mirrorVersions(folder, query);
  return versions.length > 0 ? { path: folder, versions } : undefined;
}

/** The first of `folders` that is a mirror. */
export function firstMirror(folders: readonly string[], query: MirrorQuery): ProviderMirror | undefined {
  for (const folder of folders) {
    const mirror = mirrorIn(folder, query);
    if (mirror) return mirror;
  }
  return undefined;
}

/**
 * The folders Terraform itself takes for mirrors without being told.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function impliedMirrorFolders(env: NodeJS.ProcessEnv, os: string = process.platform): string[] {
  const home = env.HOME || homedir();
  const own = join(home, ".terraform.d", "plugins");
  if (os === "darwin") {
    const support = ["Library", "Application Support", "io.terraform", "plugins"];
    return [own, join(home, ...support), join("/", ...support)];
  }
  const data = env.XDG_DATA_HOME || join(home, ".local", "share");
  const shared = (env.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(":").filter(Boolean);
  return [own, ...[data, ...shared].map((folder) => join(folder, "terraform", "plugins"))];
}

/** The folders one level below the system's directory for optional software. */
export function optionalSoftwareFolders(root = "/opt"): string[] {
  return list(root)
    .sort()
    .map((name) => join(root, name));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
