import type { Installation, Promised } from "../../promise/promised.ts";
import type { Property } from "../property.ts";

type Tags = Readonly<Record<string, string>>;

/**
 * The promised tags of a resource. Further ones in the account are no difference: organizations
 * add their own for billing.
 */
export function tagsProperty(
  subject: string,
  resource: Promised,
  installation: Installation,
  found: () => Promise<Tags | undefined>,
): Property[] {
  const expected = { ...installation.tags, ...(resource.args.tags as Tags | undefined) };
  if (Object.keys(expected).length === 0) return [];
  const promisedOf = async () => {
    const tags = await found();
    return tags && Object.fromEntries(Object.entries(tags).filter(([key]) => key in expected));
  };
  return [{ subject, property: "tags", expected, found: promisedOf }];
}
