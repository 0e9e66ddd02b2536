import { policyDifference, samePolicy } from "../../policy-document.ts";
import type { Property } from "../property.ts";

/** A policy document, compared as a document; a difference shows the statements that differ. */
export function documentProperty(
  subject: string,
  property: string,
  expected: unknown,
  found: () => Promise<string | undefined>,
): Property {
  return {
    subject,
    property,
    expected: JSON.parse(String(expected)),
    found: async () => {
      const document = await found();
      return document ? (JSON.parse(document) as object) : undefined;
    },
    same: (promised, live) => samePolicy(promised as object, live as object),
    difference: (promised, live) => policyDifference(promised as object, live as object),
  };
}
