import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { PolicyDocument, StatementJson } from "../../policies/document.ts";
import type { Conditions } from "../../policies/statement.ts";
import { conditionWords } from "./condition-words.ts";

/** One statement in words. */
export interface Ability {
  readonly policy: string;
  /** The statement's sid, as words; without its `Never` where it is denied. */
  readonly what: string;
  /** Denied, whatever else is allowed. */
  readonly never: boolean;
  readonly actions: readonly string[];
  /** Resources without what every resource of the installation has in common. */
  readonly on: readonly string[];
  readonly when: readonly string[];
}

/** Names that a sid writes as words, and people in capitals. */
const CAPITALS: Readonly<Record<string, string>> = { ecs: "ECS", Ecs: "ECS", vpcs: "VPCs" };

/** The statements of a document in words. */
export function abilities(settings: Settings, document: PolicyDocument): readonly Ability[] {
  return document.json.Statement.map((statement) => ability(settings, document.name, statement));
}

function ability(settings: Settings, policy: string, statement: StatementJson): Ability {
  const { Sid, Effect, Action, Resource = [], Condition = {} } = statement;
  const region = holdsRegion(Condition) ? "*" : deriveNames(settings).region;
  const short = (arn: string) => shortArn(settings, arn, region);
  return {
    policy,
    what: sidWords(Effect === "Deny" ? Sid.replace(/^Never/, "") : Sid),
    never: Effect === "Deny",
    actions: [Action].flat(),
    on: [Resource].flat().map(short),
    when: conditionWords(Condition).map((words) => words.replaceAll(/arn:\S+/g, short)),
  };
}

function sidWords(sid: string): string {
  const [first = "", ...others] = sid.split(/(?<=[a-z\d])(?=[A-Z])/);
  const words = [first, ...others.map((word) => word.toLowerCase())];
  return words.map((word) => CAPITALS[word] ?? word).join(" ");
}

/** Whether a condition says the regions, so that resources of any region need not. */
function holdsRegion(conditions: Conditions): boolean {
  return Object.values(conditions).some((keys) => "aws:RequestedRegion" in keys);
}

/**
 * An ARN without partition, and without the region and account where they are the installation's own.
 *
 * @param silent a region that need not be told, besides the installation's own
 */
function shortArn(settings: Settings, arn: string, silent: string): string {
  const { account, partition, region } = deriveNames(settings);
  const [prefix, ofPartition, , ofRegion, ofAccount, ...rest] = arn.split(":");
  const own = [["", region, silent].includes(ofRegion ?? ""), ofAccount === "" || ofAccount === account];
  const foreign = prefix !== "arn" || ofPartition !== partition || own.includes(false);
  return foreign ? arn : rest.join(":");
}
