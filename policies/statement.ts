/** Operator, condition key, values: a value list is ORed, keys and operators are ANDed. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Who a statement of a resource or trust policy speaks of. */
export type Principal =
  | "*"
  | { readonly AWS: string | readonly string[] }
  | { readonly Federated: string }
  | { readonly Service: string | readonly string[] };

/**
 * One statement of a policy, as plain data.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
export interface Statement {
  /**
   * What the statement is for, in letters and digits; unique inside its document. What a role is
   * denied begins with `Never`, for people read it as a sentence.
   */
  readonly sid: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  /** Exact actions, `service:Operation`. Wildcards only in what is denied. */
  readonly actions: readonly string[];
  /** ARNs or ARN patterns; none in a trust policy. */
  readonly resources?: readonly string[];
  /** Only in resource and trust policies. */
  readonly principal?: Principal;
  /** @default no conditions */
  readonly conditions?: Conditions;
}
