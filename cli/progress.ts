/** What a line of Terraform's output means to someone who waits; undefined where it means nothing. */
export function progressOf(line: string): string | undefined {
  const still = /^(\S+): Still \w+\.\.\. .*?(?:(\d+)m)?(\d+)s elapsed/.exec(line);
  if (still) {
    const [, address = "", minutes = "0", seconds = "0"] = still;
    return waitingFor(address, Number(minutes) * 60 + Number(seconds));
  }
  const made = madeIn(line);
  if (made) return `${made} is there`;
  const [, what] = /^Initializing (the backend|provider plugins)/.exec(line) ?? [];
  return what ? `initializing ${what}` : undefined;
}

function waitingFor(address: string, seconds: number): string {
  return isLifecycle(address)
    ? `waiting for the bucket's lifecycle rules (about 50 s): ${seconds} s so far`
    : `waiting for ${address}: ${seconds} s so far`;
}

/** Address of what a line says was made, changed or imported. */
function madeIn(line: string): string | undefined {
  return /^(\S+): (?:Creation|Modifications|Import) complete/.exec(line)?.[1];
}

/** Whether an address is that of lifecycle rules, for which the provider waits long after AWS has them. */
function isLifecycle(address: string): boolean {
  return address.startsWith("aws_s3_bucket_lifecycle_configuration.");
}

/** Address of what a line of a plan says will be made, changed or imported. */
function plannedIn(line: string): string | undefined {
  return /^ {2}# (\S+) will be (?:created|updated in-place|imported)$/.exec(line)?.[1];
}

/**
 * Listens to Terraform: says what its lines mean, and tells when an apply has nothing left to do but to watch lifecycle
 * rules. By then bucket and table can be used.
 *
 * @param onlyLifecycleLeft possibly called more than once
 */
export function watchLines(
  say: (line: string) => void,
  onlyLifecycleLeft?: () => void,
): (line: string) => void {
  const left = new Set<string>();
  return (line) => {
    const progress = progressOf(line);
    if (progress) say(progress);
    const planned = plannedIn(line);
    if (planned) left.add(planned);
    const made = madeIn(line);
    if (!made) return;
    left.delete(made);
    if (left.size > 0 && [...left].every(isLifecycle)) onlyLifecycleLeft?.();
  };
}
