import * as z from "zod";
import { githubSubjects } from "./github-subject.ts";
import * as roles from "./role-settings.ts";
import * as rules from "./rules.ts";

/** The AWS provider the stacks are written for; `AWS_PROVIDER_VERSION` overrides it. */
export const DEFAULT_AWS_PROVIDER_VERSION = "6.25.0";

/** Tags one resource can carry. @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
const MOST_TAGS = 50;

function wholeNumber(least: number, most: number) {
  const mend = `give a whole number from ${least} to ${most}`;
  return z.int({ error: mend }).min(least, { error: mend }).max(most, { error: mend });
}

function oneOf<const T extends readonly [string, ...string[]]>(...values: T) {
  return z.enum(values, { error: `use one of ${values.map((value) => `"${value}"`).join(", ")}` });
}

/** A further repository that shares the deployment. */
const furtherRepository = z.strictObject({
  /** @default `github.owner` */
  owner: rules.githubOwner.optional(),
  repository: rules.githubRepository,
  /** @default `github.ownerId` where the owner is the same */
  ownerId: rules.githubId.optional(),
  repositoryId: rules.githubId.optional(),
});

const github = z.strictObject({
  owner: rules.githubOwner,
  repository: rules.githubRepository,
  /** The owner's number: with both ids, immutable subjects are trusted and a recycled name gains nothing. */
  ownerId: rules.githubId.optional(),
  repositoryId: rules.githubId.optional(),
  /** Further repositories whose runs are admitted on the same terms. */
  repositories: z.array(furtherRepository, { error: "give a list of repositories" }).default([]),
  /** Runs that may become the GitHub Actions role. @default every run, as in the guide */
  subjects: githubSubjects.default([{ type: "any" }]),
});

/** Every name of design and guide, with the guide's value as default. */
const names = z.strictObject({
  /** @default `llmops-terraform-state-<account>` */
  stateBucket: rules.bucketName.optional(),
  lockTable: rules.tableName.default("llmops-terraform-locks"),
  terraformRole: rules.roleName.default("llmops-terraform-role"),
  terraformPolicy: rules.policyName.default("llmops-terraform-policy"),
  githubActionsRole: rules.roleName.default("llmops-github-actions-role"),
  githubActionsPolicy: rules.policyName.default("llmops-github-actions-policy"),
  ecsTaskExecutionRole: rules.roleName.default("ecsTaskExecutionRole"),
  ecsTaskRole: rules.roleName.default("ecsTaskRole"),
  ecsTaskPolicy: rules.policyName.default("llmops-ecs-task-policy"),
  ecsTaskExecutionPolicy: rules.policyName.default("llmops-ecs-task-execution-policy"),
  permissionsBoundary: rules.policyName.default("llmops-permissions-boundary"),
  terraformPlanRole: rules.roleName.default("llmops-terraform-plan-role"),
  terraformPlanPolicy: rules.policyName.default("llmops-terraform-plan-policy"),
  trail: rules.trailName.default("llmops-trail"),
  /** @default `llmops-audit-logs-<account>` */
  auditLogsBucket: rules.bucketName.optional(),
  githubSecret: rules.githubSecretName.default("AWS_ROLE_TO_ASSUME"),
  cluster: rules.ecsName.default("llmops-cluster"),
  service: rules.ecsName.default("llmops-service"),
  taskFamily: rules.ecsName.default("llmops-task"),
  ecrRepository: rules.ecrRepositoryName.default("llmops-system"),
  assetsBucket: rules.bucketName.default("llmops-assets"),
  secretsPrefix: rules.secretsPrefix.default("llmops/"),
  /** What the names of the tasks' log groups begin with. */
  logGroupPrefix: rules.logGroupPrefix.default("/ecs/llmops-"),
  alertsTopic: rules.topicName.default("llmops-alerts"),
});

const state = z.strictObject({
  /** Where `bootstrap` keeps its own state: a local file, or the bucket that it made. */
  bootstrap: oneOf("local", "s3").default("local"),
  /** What locks a state in the bucket: the DynamoDB table, S3's own lockfile, or both. */
  locking: oneOf("both", "table", "lockfile").default("both"),
  /** Key that encrypts bucket, states and lock table. @default S3's own AES256, DynamoDB's AWS managed key */
  kmsKeyArn: rules.kmsKeyArn.optional(),
  /** Newest noncurrent versions of a state that are never expired. */
  keptVersions: wholeNumber(1, 100).default(30),
  /** Days after which an older noncurrent version expires. */
  versionExpirationDays: wholeNumber(1, 3650).default(90),
});

const oidcProvider = z.strictObject({
  /** `create` makes the provider, `existing` uses the one the account already has (an account holds one per URL). */
  mode: oneOf("create", "existing").default("create"),
  /** @default left out: AWS checks GitHub's certificate against its own trusted roots */
  thumbprint: rules.thumbprint.optional(),
});

const auditTrail = z.strictObject({
  /** Whether `iam` makes a CloudTrail trail and its bucket: the guide's optional access log. */
  enabled: z.boolean({ error: "give true or false" }).default(false),
});

const tags = z
  .record(rules.tagKey, rules.tagValue, { error: "give an object of tag keys and values" })
  .refine((value) => Object.keys(value).length <= MOST_TAGS, { error: `use at most ${MOST_TAGS} tags` });

/**
 * The schema of `llmops.config.json`. Strict: an unknown key is an error, so that a
 * misspelt setting is never ignored. No secret belongs in it.
 */
export const settingsSchema = z.strictObject(
  {
    /** Where an editor finds a JSON schema of its own choice; nothing here reads it. */
    $schema: z.string().optional(),
    account: rules.accountId,
    region: rules.region,
    github,
    names: names.prefault({}),
    state: state.prefault({}),
    oidcProvider: oidcProvider.prefault({}),
    /** Regions the application may live in; must contain `region`. @default `[region]` */
    regions: z
      .array(rules.region, { error: "give a list of regions" })
      .min(1, { error: "name at least one region, or leave the setting out" })
      .optional(),
    terraformRole: roles.terraformRole.prefault({}),
    planRole: roles.planRole.prefault({}),
    permissionsBoundary: roles.permissionsBoundary.prefault({}),
    taskRole: roles.taskRole.prefault({}),
    ecs: roles.ecs.prefault({}),
    auditTrail: auditTrail.prefault({}),
    /** Tags of every resource. */
    tags: tags.default({ Project: "llmops", ManagedBy: "terraform" }),
    /** Terraform version constraint of the AWS provider. */
    awsProviderVersion: rules.versionConstraint.default(DEFAULT_AWS_PROVIDER_VERSION),
  },
  { error: (issue) => (issue.code === "invalid_type" ? "give a JSON object" : undefined) },
);

/** The settings of one installation, validated and with every default filled in. */
export type Settings = z.infer<typeof settingsSchema>;
