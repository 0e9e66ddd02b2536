import { type Partition, partitionOf, stsAudience } from "./partition.ts";
import type { Settings } from "./settings.ts";

/** Host of GitHub's OIDC issuer; also the prefix of its condition keys in trust policies. */
export const GITHUB_OIDC_HOST = "token.actions.githubusercontent.com";

/**
 * Keys of the Terraform states in the state bucket. The application's own states lie beside
 * the two of this project and are the only ones the Terraform role may touch.
 */
export const STATE_KEYS = {
  bootstrap: "llmops/bootstrap.tfstate",
  iam: "llmops/iam.tfstate",
  application: "llmops/terraform.tfstate",
  /** Prefix of further states of the application. */
  applications: "llmops/apps/",
} as const;

/**
 * Where CloudFront looks for certificates; it does not take them from ACM in China, nor exist in GovCloud.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
 */
const CLOUDFRONT_CERTIFICATE_REGIONS: Readonly<Record<Partition, readonly string[]>> = {
  aws: ["us-east-1"],
  "aws-cn": [],
  "aws-us-gov": [],
};

/** Every AWS name and ARN of one installation, derived from its settings in this one place. */
export interface Names {
  readonly account: string;
  readonly region: string;
  /** Regions the application may live in; `region` is one of them. */
  readonly regions: readonly string[];
  /** Regions whose certificates the application may use: `regions`, and the one that CloudFront takes them from. */
  readonly certificateRegions: readonly string[];
  readonly partition: Partition;
  /** The `aud` claim STS expects in this partition. */
  readonly audience: string;
  readonly stateBucket: string;
  readonly lockTable: string;
  readonly auditLogsBucket: string;
  /** Name of the managed policy that holds one area of the Terraform role's permissions. */
  terraformAreaPolicy(area: string): string;
  /** Name of the managed policy that holds what the plan role reads of one area. */
  planAreaPolicy(area: string): string;
  /** Name of the secret that holds the database password. */
  readonly databasePasswordSecret: string;
  readonly stateKeys: typeof STATE_KEYS;
  readonly arns: Arns;
}

/** ARNs of one installation; patterns where a name carries a suffix that only AWS knows. */
export interface Arns {
  /** `arn:PARTITION:iam::ACCOUNT:root`, which stands for every principal of the account. */
  readonly accountRoot: string;
  readonly oidcProvider: string;
  readonly stateBucket: string;
  readonly lockTable: string;
  readonly auditLogsBucket: string;
  readonly assetsBucket: string;
  readonly terraformRole: string;
  readonly githubActionsRole: string;
  readonly ecsTaskExecutionRole: string;
  readonly ecsTaskRole: string;
  readonly terraformPlanRole: string;
  readonly permissionsBoundary: string;
  readonly trail: string;
  readonly alertsTopic: string;
  readonly ecrRepository: string;
  readonly cluster: string;
  readonly service: string;
  /** Every revision of the task family. */
  readonly taskDefinitions: string;
  /** Every task of the cluster. */
  readonly tasks: string;
  /** Every secret under the project's prefix (Secrets Manager appends six characters to a name). */
  readonly secrets: string;
  /** The log groups of the project's tasks. */
  readonly logGroups: string;
  /** The secret of the database password, whatever six characters Secrets Manager appended. */
  readonly databasePassword: string;
  /** Pattern of `aws:SourceArn` for ECS tasks of this account and region. */
  readonly ecsTaskSource: string;
}

/** Builds ARNs of one installation for resources that have no name of their own in the settings. */
export interface ArnBuilder {
  /** @param resource what follows the account, such as `role/NAME` */
  global(service: string, resource: string): string;
  regional(service: string, resource: string): string;
  /** One ARN a region of the settings. */
  everyRegion(service: string, resource: string): readonly string[];
  /** Any region: for conditions of statements whose resources carry the regions. */
  anyRegion(service: string, resource: string): string;
  /** An object or bucket of S3, or what else carries neither region nor account. */
  bucket(resource: string): string;
  /** Machine images of the regions, whoever owns them. */
  images(): readonly string[];
  /** Prefix lists of the regions: AWS's and the account's. */
  prefixLists(): readonly string[];
  /** Bedrock's foundation models, which belong to AWS: no account. */
  foundationModel(region: string, id: string): string;
  /** What Route 53 names by an id alone, such as `hostedzone/*`. */
  route53(resource: string): string;
  /** Certificates of the regions that {@link Names.certificateRegions} lists. */
  certificates(): readonly string[];
  /** A managed policy of AWS, such as `service-role/AmazonECSTaskExecutionRolePolicy`. */
  awsManagedPolicy(path: string): string;
}

/** The ARN builder of an installation: partition, regions and account come from the settings. */
export function arnBuilder(settings: Pick<Settings, "account" | "region" | "regions">): ArnBuilder {
  const { account, region, regions } = settings;
  const partition = partitionOf(region);
  return {
    global: (service, resource) => `arn:${partition}:${service}::${account}:${resource}`,
    regional: (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`,
    everyRegion: (service, resource) =>
      (regions ?? [region]).map((each) => `arn:${partition}:${service}:${each}:${account}:${resource}`),
    anyRegion: (service, resource) => `arn:${partition}:${service}:*:${account}:${resource}`,
    bucket: (resource) => `arn:${partition}:s3:::${resource}`,
    images: () => (regions ?? [region]).map((each) => `arn:${partition}:ec2:${each}::image/*`),
    prefixLists: () =>
      (regions ?? [region]).flatMap((each) =>
        ["aws", account].map((owner) => `arn:${partition}:ec2:${each}:${owner}:prefix-list/*`),
      ),
    foundationModel: (each, id) => `arn:${partition}:bedrock:${each}::foundation-model/${id}`,
    route53: (resource) => `arn:${partition}:route53:::${resource}`,
    certificates: () =>
      certificateRegions(settings).map((each) => `arn:${partition}:acm:${each}:${account}:certificate/*`),
    awsManagedPolicy: (path) => `arn:${partition}:iam::aws:policy/${path}`,
  };
}

function certificateRegions({ region, regions }: Pick<Settings, "region" | "regions">): readonly string[] {
  return [...new Set([...(regions ?? [region]), ...CLOUDFRONT_CERTIFICATE_REGIONS[partitionOf(region)]])];
}

/** Derives every name and ARN from the settings. Pure: the same settings give the same names. */
export function deriveNames(settings: Settings): Names {
  const { account, region, names } = settings;
  const stateBucket = names.stateBucket ?? `llmops-terraform-state-${account}`;
  const auditLogsBucket = names.auditLogsBucket ?? `llmops-audit-logs-${account}`;
  const partition = partitionOf(region);
  return {
    account,
    region,
    regions: settings.regions ?? [region],
    certificateRegions: certificateRegions(settings),
    partition,
    audience: stsAudience(partition),
    stateBucket,
    lockTable: names.lockTable,
    auditLogsBucket,
    terraformAreaPolicy: (area) => `${names.terraformPolicy}-${area}`,
    planAreaPolicy: (area) => `${names.terraformPlanPolicy}-${area}`,
    databasePasswordSecret: `${names.secretsPrefix}db/password`,
    stateKeys: STATE_KEYS,
    arns: deriveArns(settings, { stateBucket, auditLogsBucket }),
  };
}

function deriveArns(
  settings: Settings,
  buckets: { readonly stateBucket: string; readonly auditLogsBucket: string },
): Arns {
  const { names } = settings;
  const arn = arnBuilder(settings);
  const role = (name: string) => arn.global("iam", `role/${name}`);
  return {
    accountRoot: arn.global("iam", "root"),
    oidcProvider: arn.global("iam", `oidc-provider/${GITHUB_OIDC_HOST}`),
    stateBucket: arn.bucket(buckets.stateBucket),
    lockTable: arn.regional("dynamodb", `table/${names.lockTable}`),
    auditLogsBucket: arn.bucket(buckets.auditLogsBucket),
    assetsBucket: arn.bucket(names.assetsBucket),
    terraformRole: role(names.terraformRole),
    githubActionsRole: role(names.githubActionsRole),
    ecsTaskExecutionRole: role(names.ecsTaskExecutionRole),
    ecsTaskRole: role(names.ecsTaskRole),
    terraformPlanRole: role(names.terraformPlanRole),
    permissionsBoundary: arn.global("iam", `policy/${names.permissionsBoundary}`),
    trail: arn.regional("cloudtrail", `trail/${names.trail}`),
    alertsTopic: arn.regional("sns", names.alertsTopic),
    ecrRepository: arn.regional("ecr", `repository/${names.ecrRepository}`),
    cluster: arn.regional("ecs", `cluster/${names.cluster}`),
    service: arn.regional("ecs", `service/${names.cluster}/${names.service}`),
    taskDefinitions: arn.regional("ecs", `task-definition/${names.taskFamily}:*`),
    tasks: arn.regional("ecs", `task/${names.cluster}/*`),
    secrets: arn.regional("secretsmanager", `secret:${names.secretsPrefix}*`),
    logGroups: arn.regional("logs", `log-group:${names.logGroupPrefix}*`),
    databasePassword: arn.regional("secretsmanager", `secret:${names.secretsPrefix}db/password-??????`),
    ecsTaskSource: arn.regional("ecs", "*"),
  };
}
