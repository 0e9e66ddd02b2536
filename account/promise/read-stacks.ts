import { readFileSync } from "node:fs";
import { join } from "node:path";
import { block, type Installation, type Promised } from "./promised.ts";
import { resolve, type Scope } from "./references.ts";

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The parts of a synthesized stack that are read here. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
}

/** Where an installation is read from. */
export interface InstallationSource {
  readonly account: string;
  readonly region: string;
  /** Terraform variables that are set; what is not set is not compared. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The stacks of a project, in the order in which they are applied. */
const STACKS = ["bootstrap", "iam"] as const;

/** Reads what both stacks promise from the folder they were synthesized into. */
export function readInstallation(outdir: string, source: InstallationSource): Installation {
  const stacks = STACKS.map((stack): [string, StackJson] => [
    stack,
    JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")) as StackJson,
  ]);
  return installationOf(stacks, source);
}

/** What synthesized stacks promise. */
export function installationOf(
  stacks: readonly (readonly [string, StackJson])[],
  source: InstallationSource,
): Installation {
  const { account, region } = source;
  const providers = stacks.map(([, json]) => block(json.provider?.aws));
  const tags = block(block(providers[0]?.default_tags).tags) as Record<string, string>;
  const resources = stacks.flatMap(([stack, json]) => promisedBy(stack, json, source));
  return { account, region, tags, resources };
}

function promisedBy(stack: string, json: StackJson, source: InstallationSource): Promised[] {
  const managed = addressed(json.resource ?? {});
  const defaults = Object.entries(json.variable ?? {}).flatMap(([name, variable]): [string, string][] =>
    variable.default === undefined ? [] : [[name, String(variable.default)]],
  );
  const scope: Scope = {
    ...source,
    resources: new Map(managed.map(({ type, name, args }) => [`${type}.${name}`, args])),
    variables: { ...Object.fromEntries(defaults), ...source.variables },
  };
  const promised = (isManaged: boolean) => (one: ReturnType<typeof addressed>[number]) => ({
    stack,
    type: one.type,
    address: `${isManaged ? "" : "data."}${one.type}.${one.name}`,
    managed: isManaged,
    args: resolve(one.args, scope) as Record<string, unknown>,
  });
  return [...managed.map(promised(true)), ...addressed(json.data ?? {}).map(promised(false))];
}

function addressed(blocks: Blocks) {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).map(([name, { "//": _, ...args }]) => ({ type, name, args })),
  );
}
