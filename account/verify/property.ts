import type { Installation, Promised } from "../promise/promised.ts";
import type { Read } from "../read.ts";

/** One property of one thing in the account: what is promised, and how to look. */
export interface Property {
  /** The AWS thing a person looks for, such as `role llmops-terraform-role`. */
  readonly subject: string;
  /** What of it, such as `trust policy`. */
  readonly property: string;
  /** What the settings promise. */
  readonly expected: unknown;
  /** Looks at the account; undefined where there is none. */
  readonly found: () => Promise<unknown>;
  /** @default equal as JSON, keys in any order */
  readonly same?: (expected: unknown, found: unknown) => boolean;
  /** What to show of a difference. @default both values whole */
  readonly difference?: (expected: unknown, found: unknown) => Shown;
  /** Set where a difference is to be said but is no fault: what it means and what to do. */
  readonly notice?: string;
}

/** The two sides of a difference as they are shown. */
export interface Shown {
  readonly expected: unknown;
  readonly found: unknown;
}

/** What a check may look at. */
export interface CheckContext {
  readonly read: Read;
  readonly installation: Installation;
}

/** Says what to look at for one promised resource. */
export type Check = (resource: Promised, context: CheckContext) => readonly Property[];
