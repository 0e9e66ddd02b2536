/** One resource as a stack promises it. */
export interface Promised {
  /** Name of the stack, such as `bootstrap`. */
  readonly stack: string;
  /** Terraform's type, such as `aws_iam_role`. */
  readonly type: string;
  /** Terraform's address, such as `aws_iam_role.github_actions`. */
  readonly address: string;
  /** Whether the stack makes it; false for one that it only looks up. */
  readonly managed: boolean;
  /** Its arguments, references resolved. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** Everything an installation promises. */
export interface Installation {
  readonly account: string;
  readonly region: string;
  readonly resources: readonly Promised[];
  /** Tags of every resource that can carry tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A value that nobody knows before an apply, such as a variable that is not set. */
export class Unknown {
  /** The Terraform expression. */
  readonly expression: string;

  constructor(expression: string) {
    this.expression = expression;
  }
}

/** An argument that is text; undefined where it is absent or unknown. */
export function text(resource: Promised, name: string): string | undefined {
  const value = resource.args[name];
  return typeof value === "string" ? value : undefined;
}

/**
 * An argument that every resource of the type has.
 *
 * @throws where it is missing: the stack was changed and the code that reads it was not
 */
export function needText(resource: Promised, name: string): string {
  const value = text(resource, name);
  if (value === undefined) throw new Error(`${resource.address} has no argument "${name}" that is known`);
  return value;
}

/** The only element of a Terraform block, whether synthesized as an object or as a list of one. */
export function block(value: unknown): Readonly<Record<string, unknown>> {
  const one = Array.isArray(value) ? value[0] : value;
  return (typeof one === "object" && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
}
