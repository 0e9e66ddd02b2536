import { deriveNames } from "./names.ts";
import { partitionOf } from "./partition.ts";
import type { Problem } from "./problem.ts";
import type { Settings } from "./settings.ts";
import { checkTrust } from "./trust-check.ts";

const ROLE_SETTINGS = [
  "terraformRole",
  "githubActionsRole",
  "ecsTaskExecutionRole",
  "ecsTaskRole",
  "terraformPlanRole",
] as const;

/** What no single setting can show: settings that are right alone and wrong together. */
export function crossCheck(settings: Settings): Problem[] {
  return [
    ...equalRoleNames(settings),
    ...equalBucketNames(settings),
    ...equalTagKeys(settings),
    ...foreignKmsKey(settings),
    ...strayRegions(settings),
    ...longPolicyNames(settings),
    ...checkTrust(settings),
  ];
}

function equalNames(
  entries: readonly (readonly [string, string])[],
  fold: (name: string) => string,
  what: string,
) {
  return entries.flatMap(([path, name], index): Problem[] => {
    const twin = entries.slice(0, index).find(([, other]) => fold(other) === fold(name));
    return twin
      ? [{ path, received: name, mend: `${twin[0]} has the same name: give each ${what} its own` }]
      : [];
  });
}

/** IAM compares role names without regard to case. */
function equalRoleNames({ names }: Settings): Problem[] {
  const entries = ROLE_SETTINGS.map((key) => [`names.${key}`, names[key]] as const);
  return equalNames(entries, (name) => name.toLowerCase(), "role");
}

function equalBucketNames(settings: Settings): Problem[] {
  const { stateBucket, auditLogsBucket } = deriveNames(settings);
  const entries = [
    ["names.stateBucket", stateBucket],
    ["names.auditLogsBucket", auditLogsBucket],
    ["names.assetsBucket", settings.names.assetsBucket],
  ] as const;
  return equalNames(entries, (name) => name, "bucket");
}

/** IAM compares tag keys without regard to case, and refuses the second. */
function equalTagKeys({ tags }: Settings): Problem[] {
  const entries = Object.keys(tags).map((key) => [`tags.${key}`, key] as const);
  return equalNames(entries, (key) => key.toLowerCase(), "tag");
}

/** S3 encrypts with a key of the bucket's own region only; the states never leave the account. */
function foreignKmsKey({ account, region, state }: Settings): Problem[] {
  if (!state.kmsKeyArn) return [];
  const [, partition, , keyRegion, keyAccount] = state.kmsKeyArn.split(":");
  if (partition === partitionOf(region) && keyRegion === region && keyAccount === account) return [];
  return [
    {
      path: "state.kmsKeyArn",
      received: state.kmsKeyArn,
      mend: `use a key of this account and region (${account}, ${region}): S3 and DynamoDB cannot use another here`,
    },
  ];
}

/** The application's states, secrets and alerts lie in `region`; no ARN reaches another partition. */
function strayRegions({ region, regions }: Settings): Problem[] {
  if (!regions) return [];
  const partition = partitionOf(region);
  const foreign = regions.flatMap((received, index): Problem[] => {
    const path = `regions[${index}]`;
    if (regions.indexOf(received) < index) return [{ path, received, mend: "name each region once" }];
    if (partitionOf(received) === partition) return [];
    return [{ path, received, mend: `name a region of the partition ${partition}, as ${region} is` }];
  });
  if (regions.includes(region)) return foreign;
  return [
    ...foreign,
    { path: "regions", received: regions, mend: `name ${region}, the settings' region, too` },
  ];
}

/** Characters of a policy's name. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST_POLICY_NAME = 128;

/** What the longest area adds to the name of a policy that is split by areas. */
const LONGEST_AREA = "-load-balancing".length;

/** Two policies are split by areas of the application, whose names stand behind theirs. */
function longPolicyNames({ names }: Settings): Problem[] {
  const most = LONGEST_POLICY_NAME - LONGEST_AREA;
  return (["terraformPolicy", "terraformPlanPolicy"] as const).flatMap((key): Problem[] =>
    names[key].length <= most
      ? []
      : [
          {
            path: `names.${key}`,
            received: names[key],
            mend: `use at most ${most} characters: policies named after it end in an area, as in -load-balancing`,
          },
        ],
  );
}
