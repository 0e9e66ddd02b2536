import { devNull } from "node:os";

/** What a child process must know to talk to the embedded AWS and to nothing else. */
export interface EmulatorAddress {
  /** Base URL of the gateway, `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** AWS region that children work in. */
  readonly region: string;
}

/** Variables that begin with AWS_ but neither name an account nor an endpoint: they may pass. */
const HARMLESS = new Set([
  "AWS_PROVIDER_VERSION",
  "AWS_PAGER",
  "AWS_MAX_ATTEMPTS",
  "AWS_RETRY_MODE",
  "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED",
]);

/**
 * The variables that lead every AWS client (Terraform, the CLI, the SDKs, cdktf) to the embedded AWS.
 *
 * The credentials are placeholders: moto accepts any. The file variables name the null device, so that no profile of
 * the user's is ever read.
 */
export function emulatorVariables(address: EmulatorAddress): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: address.endpoint,
    AWS_ACCESS_KEY_ID: "embedded",
    AWS_SECRET_ACCESS_KEY: "embedded",
    AWS_REGION: address.region,
    AWS_DEFAULT_REGION: address.region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_CONFIG_FILE: devNull,
    // The provider asks S3 Control at ACCOUNT.127.0.0.1, which no resolver knows. HTTPS is not touched by it.
    HTTP_PROXY: address.endpoint,
  };
}

/**
 * `base` with everything AWS in it replaced by the embedded AWS. Nothing of `base` is changed in place.
 *
 * Whatever begins with AWS_ is dropped unless it is known to be harmless: a credential or endpoint variable that a later SDK
 * invents is then dropped as well.
 */
export function childEnvironment(base: NodeJS.ProcessEnv, address: EmulatorAddress): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(
    ([name]) => HARMLESS.has(name) || !(name.startsWith("AWS_") || name === "http_proxy"),
  );
  return { ...Object.fromEntries(kept), ...emulatorVariables(address) };
}
