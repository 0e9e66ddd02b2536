import { basename, dirname, resolve } from "node:path";
import { STATE_KEYS } from "../../config/names.ts";
import { usageError } from "../frame/errors.ts";

/** Names that say nothing of whose directory it is: the one above is put in front. */
const GENERIC = /^(terraform|tf|infra|infrastructure|iac|aws|deploy)$/i;

/** A key that S3 and a policy pattern take as it is written. */
const KEY = /^[A-Za-z0-9_.=@+-]+(\/[A-Za-z0-9_.=@+-]+)*$/;

/**
 * A directory's own key, `llmops/apps/<name>.tfstate`. A directory that is called `terraform` or the like takes the name
 * above it along, so that two applications do not come to share a state.
 *
 * @throws UsageError where the name cannot be part of a key
 */
export function keyOfDirectory(directory: string): string {
  const path = resolve(directory);
  const name = basename(path);
  const above = basename(dirname(path));
  const own = GENERIC.test(name) && above ? `${above}-${name}` : name;
  if (!KEY.test(own)) {
    throw usageError(
      `The directory's name "${own}" cannot be part of a state key: name one with --key ${STATE_KEYS.applications}NAME.tfstate`,
    );
  }
  return `${STATE_KEYS.applications}${own}.tfstate`;
}

/**
 * A key that was asked for, when the Terraform role may touch it.
 *
 * @throws UsageError where it may not, or where S3 would not take it as it is written
 */
export function allowedKey(key: string): string {
  const { application, applications, bootstrap, iam } = STATE_KEYS;
  const expected = `use ${application}, or a key under ${applications}, as in ${applications}web.tfstate`;
  if (key === bootstrap || key === iam) {
    throw usageError(`--key ${key} is the state of this project itself: ${expected}.`);
  }
  if (key !== application && !key.startsWith(applications)) {
    throw usageError(`--key ${key} is outside of what the Terraform role may touch: ${expected}.`);
  }
  if (!KEY.test(key) || key.split("/").some((part) => /^\.+$/.test(part))) {
    throw usageError(
      `--key ${key}: use letters, digits and . _ = @ + - between single slashes, not ending in one.`,
    );
  }
  if (/\.tflock$|-md5$/.test(key)) {
    throw usageError(`--key ${key} ends like the locks Terraform lays beside a state: choose another name.`);
  }
  return key;
}
