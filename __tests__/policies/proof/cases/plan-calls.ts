import type { Call } from "../calls/translate.ts";
import { translate } from "../calls/translate.ts";
import type { Case } from "../harness/case.ts";
import { actionFacts } from "../harness/reference.ts";
import { neighbourCases } from "./neighbours.ts";
import { callCases, PREFIXES, TABLE_CALLS } from "./table-calls.ts";

/** Reads that give out a secret: the plan role has them by setting only. */
const SECRET_READS = ["secretsmanager:GetSecretValue"];
/** Calls of the backend: their own table tells the plan's lock from the state. */
const BACKEND_SERVICES = ["dynamodb"];

async function onlyReads(call: Call): Promise<boolean> {
  const facts = await Promise.all(translate(call).requirements.map(({ action }) => actionFacts(action)));
  return facts.every((each) => each?.reads === true);
}

/** Every call of the tables for the role that plans: what reads is allowed, what writes is not. */
export async function planCases(readsSecrets: boolean): Promise<Case[]> {
  const reading: Call[] = [];
  const writing: Case[] = [];
  for (const call of TABLE_CALLS.filter(({ service }) => !BACKEND_SERVICES.includes(service))) {
    const reads = await onlyReads(call);
    const secret = translate(call).requirements.some(({ action }) => SECRET_READS.includes(action));
    if (reads && (!secret || readsSecrets)) reading.push(call);
    else writing.push(...(await writes(call, secret)));
  }
  const allowed = PREFIXES.flatMap((prefix) => callCases(prefix, reading, "terraformPlan"));
  return [...allowed, ...neighbourCases(reading, "terraformPlan"), ...writing];
}

/** The requirements of a call that change something, each of them denied. */
async function writes(call: Call, secret: boolean): Promise<Case[]> {
  const denied: Case[] = [];
  for (const each of callCases("llmops", [call], "terraformPlan")) {
    const facts = await actionFacts(each.action);
    // The lockfile is the one thing a plan writes.
    if (call.service === "s3" && call.operation === "DeleteObject") continue;
    if (secret || facts?.reads !== true) denied.push({ ...each, expected: "denied" });
  }
  return denied;
}
