/**
 * Why an action stands on `*` though AWS's reference lists a resource type for it. Every other
 * action on `*` takes no resource at all.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const WILDCARD_REASONS: Readonly<Record<string, string>> = {
  "cloudwatch:PutMetricData":
    "metrics have no ARN, the namespace holds them by condition; the data set that the reference lists is of another feature",
  "ecs:ListTasks":
    "the container instance that the reference lists is a filter, Fargate has none; the cluster holds it by condition",
  "ecs:RegisterTaskDefinition":
    "only with the setting ecs.registrationScope, for where AWS authorizes it as its older documentation says",
  "sts:AssumeRole": "denied, and on every role there is",
  "sts:GetFederationToken": "denied, and for every name there is",
};
