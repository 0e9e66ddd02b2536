import type { Case } from "../harness/case.ts";
import type { PrincipalName } from "../harness/principals.ts";
import { regional, s3 } from "../harness/template.ts";
import { cases, elsewhere, type Row } from "./rows.ts";

const bucket = s3("{stateBucket}");
const state = (key: string) => s3(`{stateBucket}/${key}`);
const table = regional("dynamodb", "table/{lockTable}");

/** Keys of the application's states, the workspaces' among them. */
const OWN_KEYS = ["{applicationKey}", "llmops/apps/reports.tfstate", "env:/staging/{applicationKey}"];
/** States of the two stacks of this project, and of others. */
const OTHER_KEYS = [
  "llmops/bootstrap.tfstate",
  "llmops/iam.tfstate",
  "payments/terraform.tfstate",
  "env:/staging/llmops/iam.tfstate",
];

const locked = (key: string) => ({ "dynamodb:LeadingKeys": [`{stateBucket}/${key}`] });
const digest = (key: string) => ({ "dynamodb:LeadingKeys": [`{stateBucket}/${key}-md5`] });
const TABLE_ACTIONS = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"];

const tableLock = (key: string): readonly Row[] => [
  ...TABLE_ACTIONS.map((action): Row => [action, table, locked(key)]),
  ["dynamodb:GetItem", table, digest(key)],
];

/** The digest changes with the state: only who writes the one may write the other. */
const writeDigest = (key: string): readonly Row[] => [
  ["dynamodb:PutItem", table, digest(key)],
  ["dynamodb:DeleteItem", table, digest(key)],
];

const fileLock = (key: string): readonly Row[] =>
  ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"].map((action) => [action, state(`${key}.tflock`)]);

const readState = (key: string): readonly Row[] => [["s3:GetObject", state(key)]];
const writeState = (key: string): readonly Row[] => [["s3:PutObject", state(key)], ...writeDigest(key)];

const DESTRUCTIVE: readonly Row[] = [
  ["s3:DeleteObject", state("{applicationKey}")],
  ["s3:DeleteObjectVersion", state("{applicationKey}")],
  ["s3:PutBucketPolicy", bucket],
  ["s3:DeleteBucketPolicy", bucket],
  ["s3:PutBucketVersioning", bucket],
  ["s3:PutEncryptionConfiguration", bucket],
  ["s3:PutLifecycleConfiguration", bucket],
  ["s3:PutBucketPublicAccessBlock", bucket],
  ["s3:PutBucketAcl", bucket],
  ["s3:PutReplicationConfiguration", bucket],
  ["s3:DeleteBucket", bucket],
  ["dynamodb:DeleteTable", table],
  ["dynamodb:Scan", table],
  ["dynamodb:UpdateTable", table],
];

const distant = "arn:{partition}:dynamodb:{otherRegion}:{account}:table/{lockTable}";
const foreign = "arn:{partition}:dynamodb:{region}:{otherAccount}:table/{lockTable}";

function foreignLocks(principal: PrincipalName): Case[] {
  const key = locked("{applicationKey}");
  return cases("another lock table", principal, "denied", [
    ["dynamodb:GetItem", regional("dynamodb", "table/{lockTable}-other"), key],
    ["dynamodb:PutItem", regional("dynamodb", "table/{lockTable}-other"), key],
    ["dynamodb:PutItem", distant, key],
    ["dynamodb:PutItem", foreign, key],
    ["dynamodb:PutItem", table],
  ]);
}

const atBucket = (each: Case): Case => ({ ...each, resourcePolicy: "stateBucket" });

/** The state bucket refuses what is not encrypted on its way, whoever asks. */
export const STATE_BUCKET: readonly Case[] = [
  ...cases("over TLS", "terraform", "allowed", [
    ["s3:GetObject", state("{applicationKey}")],
    ["s3:ListBucket", bucket],
  ]),
  ...cases("over plain HTTP", "terraform", "denied", [
    ["s3:GetObject", state("{applicationKey}"), { "aws:SecureTransport": "false" }],
    ["s3:ListBucket", bucket, { "aws:SecureTransport": "false" }],
  ]),
  // A deny that reached further would close other buckets too, if it were ever put on them.
  ...cases("another bucket, over plain HTTP", "terraform", "allowed", [
    ["s3:ListBucket", s3("prod-llmops-data"), { "aws:SecureTransport": "false" }],
  ]),
  ...cases("another bucket, over an old TLS", "terraform", "allowed", [
    ["s3:ListBucket", s3("prod-llmops-data"), { "s3:TlsVersion": "1.1" }],
  ]),
  ...cases("over an old TLS", "terraform", "denied", [
    ["s3:GetObject", state("{applicationKey}"), { "s3:TlsVersion": "1.1" }],
    ["s3:ListBucket", bucket, { "s3:TlsVersion": "1.1" }],
  ]),
].map(atBucket);

/** What a backend does while it locks and reads its own state, and only that. */
function reading(principal: PrincipalName): Case[] {
  return [
    ...cases("the workspaces", principal, "allowed", [["s3:ListBucket", bucket, { "s3:prefix": "env:/" }]]),
    ...cases("the state's listing", principal, "allowed", [
      ["s3:ListBucket", bucket, { "s3:prefix": "{applicationKey}" }],
    ]),
    ...OWN_KEYS.flatMap((key) => [
      ...cases(`${key} with the table`, principal, "allowed", tableLock(key)),
      ...cases(`${key} with the lockfile`, principal, "allowed", fileLock(key)),
      ...cases(`${key} read`, principal, "allowed", readState(key)),
    ]),
    ...OTHER_KEYS.flatMap((key) => [
      ...cases(`${key} with the table`, principal, "denied", tableLock(key)),
      ...cases(`${key} with the lockfile`, principal, "denied", fileLock(key)),
      ...cases(`${key} written`, principal, "denied", writeState(key)),
      ...cases(`${key} read`, principal, "denied", readState(key)),
    ]),
    ...cases("the state's guardrails", principal, "denied", DESTRUCTIVE),
    ...foreignLocks(principal),
    ...elsewhere([
      ...cases("the workspaces", principal, "denied", [["s3:ListBucket", bucket, { "s3:prefix": "env:/" }]]),
      ...cases("the state", principal, "denied", readState("{applicationKey}")),
      ...cases("the lockfile", principal, "denied", fileLock("{applicationKey}")),
    ]),
  ];
}

/** Terraform's backend, with either lock, for the role that applies and the one that plans. */
export const BACKEND: readonly Case[] = [
  ...reading("terraform"),
  ...OWN_KEYS.flatMap((key) => cases(`${key} written`, "terraform", "allowed", writeState(key))),
  ...elsewhere(cases("the state", "terraform", "denied", [["s3:PutObject", state("{applicationKey}")]])),
  ...reading("terraformPlan"),
  ...OWN_KEYS.flatMap((key) => cases(`${key} written by a plan`, "terraformPlan", "denied", writeState(key))),
];
