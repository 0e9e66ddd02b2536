import type { PrincipalName } from "./principals.ts";
import type { Context } from "./simulator.ts";
import type { Values } from "./template.ts";

/** One row of a table: a request, and what IAM must say to it. */
export interface Case {
  readonly name: string;
  readonly principal: PrincipalName;
  readonly action: string;
  /** ARN template, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** Condition keys of the request, as templates. @default the global keys only */
  readonly context?: Context;
  /** Values that differ from the installation's, such as another account. */
  readonly values?: Values;
  /** Region the call is sent to, as a template. @default the resource's, or the installation's */
  readonly region?: string;
  /**
   * The resource's own policy: the state bucket's; one that grants the caller's session everything, as an owner of the
   * resource could write it; one that leaves the decision to the account's policies, as KMS keys need it. @default none
   */
  readonly resourcePolicy?: "stateBucket" | "grantsSession" | "trustsAccount";
  readonly expected: "allowed" | "denied";
}
