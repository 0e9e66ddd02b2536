import { needText } from "../../promise/promised.ts";
import { secret } from "../../secret.ts";
import type { Check } from "../property.ts";
import { tagsProperty } from "./tags.ts";

/** A secret: that it is there to stay. Its value is never read. */
export const checkSecret: Check = (resource, { read, installation }) => {
  const name = needText(resource, "name");
  const subject = `secret ${name}`;
  const live = () => read(secret, name);
  return [
    {
      subject,
      property: "deletion",
      expected: "not scheduled",
      found: async () => {
        const found = await live();
        return found && (found.deletedOn ? `scheduled: ${found.deletedOn.toISOString()}` : "not scheduled");
      },
    },
    ...(resource.args.kms_key_id === undefined
      ? []
      : [
          {
            subject,
            property: "KMS key",
            expected: resource.args.kms_key_id,
            found: async () => (await live())?.kmsKey,
          },
        ]),
    ...tagsProperty(subject, resource, installation, async () => (await live())?.tags),
  ];
};

/** The secret's value: only that there is one. */
export const checkSecretVersion: Check = (resource, { read }) => {
  const name = needText(resource, "secret_id");
  const found = async () => {
    const live = await read(secret, name);
    return live?.hasValue ? "a current version" : undefined;
  };
  return [{ subject: `secret ${name}`, property: "value", expected: "a current version", found }];
};
