/**
 * Every error of finding and running Terraform. One factory each: what happened, where, and how to mend it.
 */

/** The oldest Terraform, and the oldest OpenTofu, that know write-only arguments and native lockfiles. */
export const LEAST_VERSION = "1.11.0";

/** No Terraform on the PATH. */
export function terraformMissing(name: string): Error {
  return new Error(
    `'${name}' is not on the PATH. Install Terraform ${LEAST_VERSION} or later ` +
      "(https://developer.hashicorp.com/terraform/install), or name another program, such as tofu, in TERRAFORM_BINARY_NAME.",
  );
}

/** A program that does not say which version it is. */
export function terraformUnreadable(path: string, output: string): Error {
  return new Error(
    `${path} was asked for its version and answered: ${output.trim() || "(nothing)"}. ` +
      "Expected a line like 'Terraform v1.11.4'; correct TERRAFORM_BINARY_NAME or the installation.",
  );
}

/** A Terraform that is too old for the stacks. */
export function terraformTooOld(path: string, version: string): Error {
  return new Error(
    `${path} is version ${version}, but write-only arguments and the native state lock need ${LEAST_VERSION} or later: upgrade it.`,
  );
}

/** `TF_PROVIDER_MIRROR` names a folder that holds no AWS provider for this machine. */
export function mirrorEmpty(folder: string, expected: string): Error {
  return new Error(
    `TF_PROVIDER_MIRROR names '${folder}', which holds no AWS provider for this machine. Expected ${expected} in it; ` +
      "fill it with 'terraform providers mirror', or unset the variable.",
  );
}

/** A version was asked for that the mirror does not hold. */
export function versionNotInMirror(wanted: string, folder: string, held: readonly string[]): Error {
  return new Error(
    `AWS_PROVIDER_VERSION asks for '${wanted}', but the provider registry cannot be reached and the mirror in ${folder} ` +
      `holds only ${held.join(", ")}. Unset the variable or name one of these.`,
  );
}

/** Neither registry nor mirror. */
export function providerUnreachable(host: string): Error {
  return new Error(
    `The AWS provider for Terraform cannot be had: ${host} cannot be reached and no filesystem mirror was found. ` +
      "Connect to the internet, or run 'terraform providers mirror FOLDER' on a machine that is, and name the FOLDER in TF_PROVIDER_MIRROR.",
  );
}

/** Terraform ended with an error; `output` is the end of what it wrote, of which its errors are told where it names any. */
export function terraformFailed(what: string, folder: string, how: string, output: string): Error {
  const errors = output.search(/^[ \t│]*Error: /m);
  const told = errors < 0 ? output : output.slice(errors);
  return new Error(`'${what}' failed in ${folder} (${how}):\n${told.trim()}`);
}
