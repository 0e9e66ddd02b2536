import { deriveNames } from "../../../../config/names.ts";
import { parseSettings } from "../../../../config/parse-settings.ts";
import type { Settings } from "../../../../config/settings.ts";
import type { Values } from "./template.ts";

const GUIDE = {
  account: "123456789012",
  region: "us-east-1",
  github: { owner: "aaa9785808", repository: "llmops-system" },
};

/** Settings of one installation: the guide's, changed where a test needs it. */
export function installation(changes: Record<string, unknown> = {}): Settings {
  return parseSettings({ ...GUIDE, ...changes });
}

/** The placeholders every table may use: names, account, region and partition of an installation. */
export function valuesOf(settings: Settings): Values {
  const { partition, audience, stateBucket, auditLogsBucket, stateKeys } = deriveNames(settings);
  const names = Object.entries(settings.names).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    ...Object.fromEntries(names),
    account: settings.account,
    region: settings.region,
    partition,
    audience,
    stateBucket,
    auditLogsBucket,
    applicationKey: stateKeys.application,
    ...(settings.state.kmsKeyArn && { stateKey: settings.state.kmsKeyArn }),
    otherAccount: "210987654321",
    otherRegion: otherRegion(settings.region),
  };
}

/** A region of the same partition in which the installation has no business. */
function otherRegion(region: string): string {
  if (region.startsWith("cn-")) return region === "cn-north-1" ? "cn-northwest-1" : "cn-north-1";
  if (region.startsWith("us-gov-")) return region === "us-gov-east-1" ? "us-gov-west-1" : "us-gov-east-1";
  return "eu-west-3";
}
