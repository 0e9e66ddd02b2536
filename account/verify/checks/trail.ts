import { needText } from "../../promise/promised.ts";
import { type TrailFacts, trail, trailIsLogging, trailTags } from "../../trail.ts";
import type { Check, Property } from "../property.ts";
import { tagsProperty } from "./tags.ts";

/** A CloudTrail trail: what it records, where, and that it does. */
export const checkTrail: Check = (resource, { read, installation }) => {
  const name = needText(resource, "name");
  const { args } = resource;
  const subject = `trail ${name}`;
  const live = () => read(trail, name);
  const fact = (property: string, expected: unknown, part: keyof TrailFacts): Property => ({
    subject,
    property,
    expected,
    found: async () => (await live())?.[part],
  });
  return [
    fact("bucket", args.s3_bucket_name, "bucket"),
    fact("every region", args.is_multi_region_trail ?? false, "everyRegion"),
    fact("global events", args.include_global_service_events ?? true, "globalEvents"),
    fact("validation of log files", args.enable_log_file_validation ?? false, "validatesFiles"),
    {
      subject,
      property: "recording",
      expected: args.enable_logging ?? true,
      found: async () => ((await live()) ? read(trailIsLogging, name) : undefined),
    },
    ...tagsProperty(subject, resource, installation, async () => {
      const found = await live();
      return found && read(trailTags, found.arn);
    }),
  ];
};
