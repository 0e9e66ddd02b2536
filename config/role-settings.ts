import * as z from "zod";
import { githubSubject, githubSubjects } from "./github-subject.ts";
import * as rules from "./role-rules.ts";

const yesOrNo = z.boolean({ error: "give true or false" });

/** The patterns that fit `llmops-...` and `<environment>-llmops-...`, as the application names its resources. */
const DEFAULT_NAME_PATTERNS = ["llmops-*", "*-llmops-*"];

const principals = z.array(rules.iamPrincipal, { error: "give a list of role and user ARNs" });

/** Who may become the Terraform role, and which resources it may manage. */
export const terraformRole = z.strictObject({
  /** Roles and users that may become the role. @default the whole account, as in the guide */
  principals: principals.default([]),
  /** Whether those principals must have signed in with a second factor. */
  requireMfa: yesOrNo.default(false),
  /** Runs of the repository's workflows that may become the role without a key. @default none */
  githubSubjects: z.array(githubSubject, { error: "give a list of subjects" }).default([]),
  /** Names of the resources it may manage, `*` for any characters. */
  namePatterns: z
    .array(rules.namePattern, { error: "give a list of name patterns" })
    .min(1, { error: 'name at least one pattern, as in ["llmops-*"]: the role could manage nothing' })
    .default(DEFAULT_NAME_PATTERNS),
});

/** The read-only sibling of the Terraform role, for plans of pull requests. */
export const planRole = z.strictObject({
  enabled: yesOrNo.default(false),
  /** Runs of the repository's workflows that may become the role. */
  githubSubjects: githubSubjects.default([{ type: "pullRequest" }]),
  /**
   * Whether a plan may read the values of the application's secrets: a configuration that manages
   * secret versions needs it, and whoever opens a pull request can then print them.
   */
  readSecretValues: yesOrNo.default(false),
});

/** The managed policy that caps every role which Terraform makes. */
export const permissionsBoundary = z.strictObject({
  /** Whether the roles that Terraform makes must carry it. Without it the Terraform role is an administrator. */
  required: yesOrNo.default(true),
});

/** What the application's tasks may do besides their secrets and the assets bucket. */
export const taskRole = z.strictObject({
  /** Bedrock foundation models that tasks may invoke, as in `anthropic.claude-*`. @default none */
  bedrockModels: z.array(rules.bedrockModel, { error: "give a list of model ids" }).default([]),
  /** CloudWatch namespace the tasks may write metrics to. */
  metricsNamespace: rules.metricsNamespace.default("LLMOps"),
});

/** How ECS authorizes deployments of the one service, and the application's own. */
export const ecs = z.strictObject({
  /**
   * What `ecs:RegisterTaskDefinition` is granted on: revisions of the one family (for Terraform, of the
   * families that fit its patterns), or `*`, for accounts where AWS still authorizes it as its older
   * documentation says.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
   */
  registrationScope: z.enum(["family", "any"], { error: 'use one of "family", "any"' }).default("family"),
});
