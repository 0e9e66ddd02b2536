import { regional } from "../harness/template.ts";
import { type CallTable, on, onAll, same, textOf } from "./requirement.ts";

const secret = "{SecretArn}";

/** Secrets of the application. */
export const secretsmanager: CallTable = {
  operations: {
    ...same("secretsmanager", secret, [
      "DeleteResourcePolicy",
      "DeleteSecret",
      "DescribeSecret",
      "GetResourcePolicy",
      "GetSecretValue",
      "PutResourcePolicy",
      "PutSecretValue",
      "TagResource",
      "UntagResource",
      "UpdateSecret",
      "UpdateSecretVersionStage",
    ]),
    CreateSecret: [
      on(regional("secretsmanager", "secret:{Name}-AbCdEf"), "secretsmanager:CreateSecret"),
      on(regional("secretsmanager", "secret:{Name}-AbCdEf"), "secretsmanager:TagResource"),
    ],
  },
  samples: { Name: "{prefix}-api-key", SecretArn: regional("secretsmanager", "secret:{Name}-AbCdEf") },
  told: { SecretArn: (call) => textOf(call, "SecretId") },
};

const target = regional("application-autoscaling", "scalable-target/1234abcd56ef78gh9012ij34klmn56op");

const ofEcs = (action: string) =>
  on(target, `application-autoscaling:${action}`, { "application-autoscaling:service-namespace": "ecs" });

/** Scaling of the ECS service. AWS names a scalable target by an id of its own. */
export const applicationAutoscaling: CallTable = {
  operations: {
    ...same("application-autoscaling", target, ["ListTagsForResource", "TagResource", "UntagResource"]),
    DeleteScalingPolicy: [ofEcs("DeleteScalingPolicy")],
    DeleteScheduledAction: [ofEcs("DeleteScheduledAction")],
    DeregisterScalableTarget: [ofEcs("DeregisterScalableTarget")],
    PutScalingPolicy: [ofEcs("PutScalingPolicy")],
    PutScheduledAction: [ofEcs("PutScheduledAction")],
    RegisterScalableTarget: [
      ofEcs("RegisterScalableTarget"),
      on(target, "application-autoscaling:TagResource"),
    ],
    DescribeScalableTargets: [onAll("application-autoscaling:DescribeScalableTargets")],
    DescribeScalingPolicies: [onAll("application-autoscaling:DescribeScalingPolicies")],
    DescribeScheduledActions: [onAll("application-autoscaling:DescribeScheduledActions")],
  },
};

const group = regional(
  "autoscaling",
  "autoScalingGroup:0a1b2c3d:autoScalingGroupName/{AutoScalingGroupName}",
);

/** A group that starts from a numbered version of a launch template. */
const fixedVersion = { "autoscaling:LaunchTemplateVersionSpecified": "true" };

const DESCRIBED_GROUPS = [
  "DescribeAutoScalingGroups",
  "DescribePolicies",
  "DescribeScalingActivities",
  "DescribeScheduledActions",
  "DescribeTags",
  "DescribeTrafficSources",
];

/** Groups of EC2 instances, for a cluster that has its own machines. */
export const autoscaling: CallTable = {
  operations: {
    ...same("autoscaling", group, [
      "AttachLoadBalancerTargetGroups",
      "AttachTrafficSources",
      "CreateOrUpdateTags",
      "DeleteAutoScalingGroup",
      "DeletePolicy",
      "DeleteScheduledAction",
      "DeleteTags",
      "DetachLoadBalancerTargetGroups",
      "DetachTrafficSources",
      "DisableMetricsCollection",
      "EnableMetricsCollection",
      "PutScalingPolicy",
      "PutScheduledUpdateGroupAction",
      "ResumeProcesses",
      "SetInstanceProtection",
      "SuspendProcesses",
    ]),
    CreateAutoScalingGroup: [
      on(group, "autoscaling:CreateAutoScalingGroup", fixedVersion),
      on(group, "autoscaling:CreateOrUpdateTags"),
    ],
    UpdateAutoScalingGroup: [on(group, "autoscaling:UpdateAutoScalingGroup")],
    ...Object.fromEntries(DESCRIBED_GROUPS.map((name) => [name, [onAll(`autoscaling:${name}`)]])),
  },
  samples: { AutoScalingGroupName: "{prefix}-workers" },
};
