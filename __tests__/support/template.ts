import type { TerraformStack } from "cdktf";
import { Testing } from "cdktf";
import type { Construct } from "constructs";

/** Plain JSON, as far as a test looks into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what Terraform would read, of whatever shape
export type Json = any;

const METADATA = "//";

/** Policies are text inside the JSON: read back, so that a test compares statements and not spelling. */
export function withPoliciesParsed(value: Json): Json {
  if (typeof value === "string" && value.startsWith('{"Version"')) return JSON.parse(value);
  if (Array.isArray(value)) return value.map(withPoliciesParsed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withPoliciesParsed(inner)]));
}

function withoutMetadata(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== METADATA)
      .map(([key, inner]) => [key, withoutMetadata(inner)]),
  );
}

/** What Terraform would be given, with every policy as parsed JSON and without cdktf's metadata. */
export class Template {
  readonly text: string;
  readonly json: Json;

  /** @param text the synthesized stack */
  constructor(text: string) {
    this.text = text;
    this.json = withPoliciesParsed(withoutMetadata(JSON.parse(text)));
  }

  /** Addresses of all resources, sorted, as `terraform state list` prints them. */
  get addresses(): string[] {
    const listed = (group: string, prefix: string) =>
      Object.entries<Json>(this.json[group] ?? {}).flatMap(([type, byName]) =>
        Object.keys(byName).map((name) => `${prefix}${type}.${name}`),
      );
    return [...listed("resource", ""), ...listed("data", "data.")].sort();
  }

  /** The only resource (or data source) of a type, whatever its name. */
  only(type: string): Json {
    const found = Object.values<Json>(this.json.resource?.[type] ?? this.json.data?.[type] ?? {});
    if (found.length !== 1) throw new Error(`${found.length} of ${type}, 1 wanted`);
    return found[0];
  }
}

/** Synthesizes a stack as `app.synth()` would: prepared first, validations run. */
export function synthesize(stack: TerraformStack): Template {
  stack.prepareStack();
  return new Template(Testing.synth(stack, true));
}

/** Synthesizes what `build` puts into a stack of its own. */
export function synthesizeScope(build: (scope: Construct) => void): Template {
  return new Template(Testing.synthScope(build));
}

/** A Terraform expression as it stands in JSON. */
export function ref(expression: string): string {
  return `\${${expression}}`;
}
