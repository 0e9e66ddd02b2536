import { arnBuilder } from "../../../config/names.ts";
import { partitionOf, stsAudience } from "../../../config/partition.ts";
import { oidcProvider } from "../../oidc-provider.ts";
import { needText } from "../../promise/promised.ts";
import type { Check, CheckContext, Property } from "../property.ts";
import { tagsProperty } from "./tags.ts";

/** A provider that the stack makes. */
export const checkOidcProvider: Check = (resource, context) => {
  const url = needText(resource, "url").replace(/^https:\/\//, "");
  const arn = arnBuilder(context.installation).global("iam", `oidc-provider/${url}`);
  const subject = `OIDC provider ${url}`;
  const provider = () => context.read(oidcProvider, arn);
  const thumbprints = resource.args.thumbprint_list as readonly string[] | undefined;
  const audiences = [...(resource.args.client_id_list as readonly string[])].sort();
  return [
    ...presentWith(subject, audiences, arn, context, false),
    // AWS fills in a thumbprint by itself where none is given, and looks at none.
    ...(thumbprints
      ? [
          {
            subject,
            property: "thumbprints",
            expected: thumbprints,
            found: async () => (await provider())?.thumbprints,
          },
        ]
      : []),
    ...tagsProperty(subject, resource, context.installation, async () => (await provider())?.tags),
  ];
};

/** A provider that was there before: it must be, and it must accept the audience of STS. */
export const checkExistingOidcProvider: Check = (resource, context) => {
  const arn = needText(resource, "arn");
  const audience = stsAudience(partitionOf(context.installation.region));
  const subject = `OIDC provider ${arn.slice(arn.indexOf("/") + 1)}`;
  return presentWith(subject, [audience], arn, context, true);
};

function presentWith(
  subject: string,
  expected: readonly string[],
  arn: string,
  { read }: CheckContext,
  mayHaveMore: boolean,
): Property[] {
  const found = async () => {
    const provider = await read(oidcProvider, arn);
    return provider && [...provider.audiences].sort();
  };
  const covers = (_: unknown, live: unknown) => expected.every((one) => (live as string[]).includes(one));
  return [{ subject, property: "audience", expected, found, ...(mayHaveMore && { same: covers }) }];
}
