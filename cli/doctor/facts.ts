import type { Existing } from "../../account/adopt/existing.ts";
import type { AwsProblem } from "../../account/errors.ts";
import type { Identity } from "../../account/identity.ts";
import type { HeldLock } from "../../account/states.ts";
import type { Finding } from "../../account/verify/finding.ts";
import type { Settings } from "../../config/settings.ts";
import type { StackName } from "../project.ts";

/** Something that was looked at, or why it could not be. */
export type Looked<T> = { readonly value: T } | { readonly problem: string };

/** What the account says. */
export interface AccountFacts {
  readonly identity: Identity;
  readonly findings: readonly Finding[];
  /** What is there of what the stacks promise; the problem where something must not be adopted. */
  readonly existing: Looked<readonly Existing[]>;
  /** Locks that somebody holds on this project's states. */
  readonly locks: Looked<readonly HeldLock[]>;
}

/** What a plan of one stack says. */
export interface PlanFacts {
  /** Whether an apply would change anything. */
  readonly changes: boolean;
  /** Terraform's line that counts the changes. */
  readonly summary: string;
  /** Addresses in the stack's state. */
  readonly managed: readonly string[];
}

/** What `gh` says of the Actions secret. */
export type GithubSecret =
  | { readonly kind: "there"; readonly updated: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Everything that the checklist is ticked from. */
export interface Facts {
  readonly settings: Settings;
  /** Region, account, roles and the rest; the problem where the account cannot be looked at. */
  readonly account: AccountFacts | AwsProblem;
  /** What `aws --version` says; undefined where there is no AWS CLI. */
  readonly awsCli: string | undefined;
  /** Terraform and its version. */
  readonly terraform: Looked<string>;
  /** Variables that are set, without their values; the file's presence. */
  readonly variables: {
    readonly file: boolean;
    readonly set: readonly string[];
    readonly region: string | undefined;
  };
  /** Bucket and key of the synthesized backends, `bootstrap` only where its state is in the bucket. */
  readonly backend: Looked<string>;
  readonly initialised: Readonly<Record<StackName, boolean>>;
  readonly plans: Readonly<Record<StackName, Looked<PlanFacts>>>;
  readonly github: GithubSecret;
}

/** Runs a look and keeps the problem, in one line, instead of failing. */
export async function looked<T>(look: () => Promise<T>): Promise<Looked<T>> {
  try {
    return { value: await look() };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
