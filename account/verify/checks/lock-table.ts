import { lockTable, pointInTimeRecovery, tableTags } from "../../lock-table.ts";
import { block, needText, type Promised } from "../../promise/promised.ts";
import type { Check, Property } from "../property.ts";
import { tagsProperty } from "./tags.ts";

/** A DynamoDB table. */
export const checkTable: Check = (resource, { read, installation }) => {
  const name = needText(resource, "name");
  const subject = `table ${name}`;
  const { args } = resource;
  const encryption = block(args.server_side_encryption);
  const table = () => read(lockTable, name);
  const kmsKey = encryption.kms_key_arn;
  const property = (property: string, expected: unknown, found: Property["found"]): Property => ({
    subject,
    property,
    expected,
    found,
  });
  return [
    property("key", keyText(resource), async () => (await table())?.key),
    property("billing mode", args.billing_mode ?? "PROVISIONED", async () => (await table())?.billingMode),
    property("point-in-time recovery", block(args.point_in_time_recovery).enabled ?? false, () =>
      read(pointInTimeRecovery, name),
    ),
    property("encryption with KMS", encryption.enabled ?? false, async () => (await table())?.kmsEncryption),
    ...(kmsKey === undefined ? [] : [property("KMS key", kmsKey, async () => (await table())?.kmsKey)]),
    property(
      "deletion protection",
      args.deletion_protection_enabled ?? false,
      async () => (await table())?.deletionProtection,
    ),
    ...tagsProperty(subject, resource, installation, async () => {
      const found = await table();
      return found && read(tableTags, found.arn);
    }),
  ];
};

function keyText({ args }: Promised): string {
  const attributes = (args.attribute ?? []) as readonly { readonly name: string; readonly type: string }[];
  const typeOf = (key: unknown) => attributes.find(({ name }) => name === key)?.type ?? "?";
  const keys = [args.hash_key, args.range_key].filter((key) => key !== undefined);
  return keys.map((key) => `${key} ${typeOf(key)}`).join(", ");
}
