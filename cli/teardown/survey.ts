import { type Existing, findExisting } from "../../account/adopt/existing.ts";
import { bucketContents } from "../../account/bucket-contents.ts";
import type { AwsClients } from "../../account/clients.ts";
import { requireAccount } from "../../account/identity.ts";
import { block, type Installation, type Promised } from "../../account/promise/promised.ts";
import { readInstallation } from "../../account/promise/read-stacks.ts";
import { rolesTrusting } from "../../account/provider-users.ts";
import { reader } from "../../account/read.ts";
import { bucketPresence } from "../../account/state-bucket.ts";
import { type ForeignObject, foreignObjects, heldLocks } from "../../account/states.ts";
import { STATE_KEYS } from "../../config/names.ts";
import type { StackFolder } from "../../terraform/stack-folder.ts";
import { managedAddresses } from "../../terraform/state-addresses.ts";
import type { Project } from "../project.ts";
import { stateLocked } from "./errors.ts";

/** What stands in the account before anything is taken down. */
export interface Survey {
  /** The `iam` stack; undefined where its state is gone, and with it what Terraform could destroy. */
  readonly iam: StackFolder | undefined;
  /** Addresses that are destroyed with the `iam` stack. */
  readonly managed: readonly string[];
  /** In the account under this project's names, but in no state: these stay. */
  readonly unmanaged: readonly Existing[];
  /** In the state, but protected from being destroyed, with all that closes them: these stay. */
  readonly kept: readonly string[];
  /** Set where roles of somebody else trust GitHub's provider: it stays. */
  readonly sharedProvider: SharedProvider | undefined;
  /** Whether the bucket is there and this account's. */
  readonly bucket: boolean;
  readonly table: boolean;
  /** Versions of all objects in the bucket. */
  readonly versions: number;
  /** What lies in the bucket and is not this project's. */
  readonly others: readonly ForeignObject[];
}

/** A provider that must stay. */
export interface SharedProvider {
  readonly address: string;
  /** Roles of somebody else that trust it. */
  readonly roles: readonly string[];
}

/**
 * Looks at everything first; changes nothing.
 *
 * @throws AwsProblem for the wrong account or a bucket of somebody else; an error where a state is locked
 */
export async function survey(
  project: Project,
  clients: AwsClients,
  onLine: (line: string) => void,
): Promise<Survey> {
  const { settings, names } = project;
  await Promise.all([requireAccount(clients, settings.account), project.synthesize()]);
  const installation = readInstallation(project.outdir, { ...settings, variables: project.variables });
  const [existing, presence] = await Promise.all([
    findExisting(lookedFor(installation), reader(clients)),
    bucketPresence(clients, names.stateBucket, settings.account),
  ]);
  const bucket = presence.state === "ours";
  const contents = bucket ? await bucketContents(clients, names.stateBucket) : [];
  const places = { bucket: names.stateBucket, table: names.lockTable, account: settings.account };
  const [lock] = bucket ? await heldLocks(clients, places) : [];
  if (lock) throw stateLocked(lock);
  const hasState = contents.some(({ key, current }) => key === STATE_KEYS.iam && current);
  const iam = hasState ? await project.stack("iam", onLine) : undefined;
  await iam?.init();
  const all = iam ? await managedAddresses(iam) : [];
  const kept = protectedAddresses(installation).filter((address) => all.includes(address));
  const sharedProvider = await findSharedProvider(project, clients, installation, all);
  return {
    iam,
    managed: all.filter((address) => address !== sharedProvider?.address && !kept.includes(address)),
    kept,
    unmanaged: existing.filter(({ stack, address }) => stack === "iam" && !all.includes(address)),
    sharedProvider,
    bucket,
    table: existing.some(({ address }) => address.startsWith("aws_dynamodb_table.")),
    versions: contents.reduce((sum, { versionIds }) => sum + versionIds.length, 0),
    others: await foreignObjects(clients, names.stateBucket, contents),
  };
}

/**
 * What the `iam` stack must never destroy, such as the bucket of the audit logs: evidence outlives what it is of. All that
 * is set on such a bucket stays with it, or it would stand open.
 */
function protectedAddresses({ resources }: Installation): string[] {
  const iam = resources.filter(({ stack }) => stack === "iam");
  const isProtected = ({ args }: Promised) => block(args.lifecycle).prevent_destroy === true;
  const buckets = iam.filter(isProtected).map(({ args }) => args.bucket);
  return iam
    .filter(
      (one) =>
        isProtected(one) || (one.type.startsWith("aws_s3_bucket") && buckets.includes(one.args.bucket)),
    )
    .map(({ address }) => address);
}

/** Without what refuses to be adopted: that is no reason to stay. */
function lookedFor(installation: Installation): Installation {
  const refusing = /^aws_(secretsmanager_secret|iam_openid_connect_provider)/;
  const resources = installation.resources.filter(
    ({ stack, type }) => (stack === "iam" && !refusing.test(type)) || type === "aws_dynamodb_table",
  );
  return { ...installation, resources };
}

async function findSharedProvider(
  project: Project,
  clients: AwsClients,
  installation: Installation,
  managed: readonly string[],
): Promise<SharedProvider | undefined> {
  const address = managed.find((one) => one.startsWith("aws_iam_openid_connect_provider."));
  if (!address) return undefined;
  const own = installation.resources
    .filter(({ type }) => type === "aws_iam_role")
    .map(({ args }) => args.name);
  const trusting = await rolesTrusting(clients, project.names.arns.oidcProvider);
  const roles = trusting.filter((name) => !own.includes(name));
  return roles.length > 0 ? { address, roles } : undefined;
}
