import { arnBuilder } from "../../../config/names.ts";
import { managedPolicy } from "../../managed-policy.ts";
import { needText, text } from "../../promise/promised.ts";
import type { Check } from "../property.ts";
import { documentProperty } from "./documents.ts";
import { tagsProperty } from "./tags.ts";

/** A managed policy of the account, such as a permissions boundary: the version that is in force. */
export const checkManagedPolicy: Check = (resource, { read, installation }) => {
  const name = needText(resource, "name");
  const subject = `policy ${name}`;
  const arn = arnBuilder(installation).global("iam", `policy${text(resource, "path") ?? "/"}${name}`);
  const live = () => read(managedPolicy, arn);
  return [
    documentProperty(
      subject,
      "document in force",
      resource.args.policy,
      async () => (await live())?.document,
    ),
    ...tagsProperty(subject, resource, installation, async () => (await live())?.tags),
  ];
};
