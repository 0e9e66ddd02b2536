import { describe, expect, test } from "@jest/globals";
import { deriveNames } from "../../../config/names.ts";
import { alertsTopicPolicy } from "../../../policies/alerts-topic-policy.ts";
import { auditLogsBucketPolicy } from "../../../policies/audit-logs-bucket-policy.ts";
import { mutantsOf } from "./harness/mutants.ts";
import type { NamedPolicy } from "./harness/principals.ts";
import { installation } from "./harness/settings.ts";
import { type Context, decide } from "./harness/simulator.ts";
import { survivorsOf } from "./harness/survivors.ts";

const settings = installation();
const { account, arns } = deriveNames(settings);
const bucket = arns.auditLogsBucket;
const log = `${bucket}/AWSLogs/${account}/CloudTrail/us-east-1/2026/01/01/log.json.gz`;
const someone = `arn:aws:sts::${account}:assumed-role/administrator/session`;

const overTls = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
const PLAIN_HTTP = { ...overTls, "aws:SecureTransport": "false" };
const OLD_TLS = { ...overTls, "s3:TlsVersion": "1.1" };
const trail = { ...overTls, "aws:SourceArn": arns.trail };
const otherTrail = { ...trail, "aws:SourceArn": `${arns.trail}-other` };
const owned = { "s3:x-amz-acl": "bucket-owner-full-control" };
const alarm = `arn:aws:cloudwatch:us-east-1:${account}:alarm:llmops-cpu`;
const ofAlarm = { "aws:SecureTransport": "true", "aws:SourceAccount": account, "aws:SourceArn": alarm };

interface Row {
  readonly name: string;
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
  readonly expected: "allowed" | "denied";
}

const row = (
  name: string,
  expected: Row["expected"],
  caller: string,
  [action, resource]: readonly [string, string],
  context: Context,
): Row => ({ name, caller, action, resource, context, expected });

const CLOUDTRAIL = "cloudtrail.amazonaws.com";
const ACL = ["s3:GetBucketAcl", bucket] as const;
const WRITE = ["s3:PutObject", log] as const;
const OTHER_BUCKET = ["s3:GetBucketAcl", `${bucket}-other`] as const;
const READ = ["s3:GetObject", log] as const;

const AUDIT_LOGS: readonly Row[] = [
  row("the trail asks for the ACL", "allowed", CLOUDTRAIL, ACL, trail),
  row("the trail writes a log", "allowed", CLOUDTRAIL, WRITE, { ...trail, ...owned }),
  row("an administrator reads a log", "allowed", someone, READ, overTls),
  row("an administrator asks for the ACL", "allowed", someone, ACL, overTls),
  row("another trail asks for the ACL", "denied", CLOUDTRAIL, ACL, otherTrail),
  row("another trail writes", "denied", CLOUDTRAIL, WRITE, { ...otherTrail, ...owned }),
  row("the trail keeps a log for itself", "denied", CLOUDTRAIL, WRITE, trail),
  row("the trail writes elsewhere", "denied", CLOUDTRAIL, ["s3:PutObject", `${bucket}/other`], {
    ...trail,
    ...owned,
  }),
  row("another bucket", "denied", CLOUDTRAIL, OTHER_BUCKET, trail),
  row("another service", "denied", "config.amazonaws.com", WRITE, { ...trail, ...owned }),
  row("plain HTTP to a log", "denied", someone, READ, PLAIN_HTTP),
  row("plain HTTP to the bucket", "denied", someone, ACL, PLAIN_HTTP),
  row("an old TLS to a log", "denied", someone, READ, OLD_TLS),
  row("an old TLS to the bucket", "denied", someone, ACL, OLD_TLS),
];

/** A deny that reached further would close other buckets too, if it were ever put on them. */
const ELSEWHERE: readonly Row[] = [
  row("another bucket over plain HTTP is its own affair", "allowed", someone, OTHER_BUCKET, PLAIN_HTTP),
  row("another bucket over an old TLS is its own affair", "allowed", someone, OTHER_BUCKET, OLD_TLS),
];

const CLOUDWATCH = "cloudwatch.amazonaws.com";
const PUBLISH = ["sns:Publish", arns.alertsTopic] as const;
const OTHER_TOPIC = ["sns:Publish", `${arns.alertsTopic}-other`] as const;
const foreignAlarm = alarm.replace(account, "210987654321");

const ALERTS: readonly Row[] = [
  row("an alarm of the account", "allowed", CLOUDWATCH, PUBLISH, ofAlarm),
  row("an administrator", "allowed", someone, PUBLISH, { "aws:SecureTransport": "true" }),
  row("an alarm over plain HTTP", "denied", CLOUDWATCH, PUBLISH, {
    ...ofAlarm,
    "aws:SecureTransport": "false",
  }),
  row("plain HTTP", "denied", someone, PUBLISH, { "aws:SecureTransport": "false" }),
  row("an alarm elsewhere", "denied", CLOUDWATCH, PUBLISH, { ...ofAlarm, "aws:SourceArn": foreignAlarm }),
  row("an alarm that claims this account", "denied", CLOUDWATCH, PUBLISH, {
    ...ofAlarm,
    "aws:SourceAccount": "210987654321",
  }),
  row("another topic", "denied", CLOUDWATCH, OTHER_TOPIC, ofAlarm),
  row("another topic over plain HTTP is its own affair", "allowed", someone, OTHER_TOPIC, {
    "aws:SecureTransport": "false",
  }),
  row("another service", "denied", "events.amazonaws.com", PUBLISH, ofAlarm),
];

const EVERYTHING: NamedPolicy = {
  name: "administrator",
  json: {
    Version: "2012-10-17",
    Statement: [{ Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" }],
  },
};

const ask = ({ caller, action, resource, context }: Row, resourcePolicy: NamedPolicy) =>
  decide({
    caller,
    action,
    resource,
    account,
    context,
    asked: [],
    policies: caller.startsWith("arn:") ? [EVERYTHING] : [],
    resourcePolicy,
  });

describe.each([
  { name: "the audit logs", policy: auditLogsBucketPolicy(settings), rows: [...AUDIT_LOGS, ...ELSEWHERE] },
  { name: "the alerts", policy: alertsTopicPolicy(settings), rows: ALERTS },
])("the policy of $name", ({ policy, rows }) => {
  test.each(rows)("$name: $expected", async (each) => {
    expect((await ask(each, policy)).allowed).toBe(each.expected === "allowed");
  });

  test("each statement, resource and condition of it is missed when it is gone", async () => {
    const decided = rows.map(async (each) => ({
      case: each,
      policies: new Set([policy.name]),
      decision: await ask(each, policy),
      ask: (replaced: NamedPolicy) => ask(each, replaced),
    }));
    const survivors = await survivorsOf(mutantsOf(policy), await Promise.all(decided));
    expect(survivors.map(({ name }) => name)).toEqual([]);
  });
});
