/** Patience for the registry's answer, in milliseconds; only a choice hangs on it. */
const PATIENCE_MS = 3_000;

/**
 * Whether a provider registry answers.
 *
 * @see https://developer.hashicorp.com/terraform/internals/remote-service-discovery
 */
export async function registryReachable(host: string): Promise<boolean> {
  try {
    const answer = await fetch(`https://${host}/.well-known/terraform.json`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
