import { regional } from "../harness/template.ts";
import { type CallTable, on, onAll, same, textOf } from "./requirement.ts";

const secret = "{SecretArn}";

/** Secrets of the application. */
export const secretsmanager: CallTable = {
  operations: {
    ...same("secretsmanager", secret, [
      "DeleteSecret",
      "DescribeSecret",
      "GetResourcePolicy",
      "GetSecretValue",
      "PutSecretValue",
      "TagResource",
      "UntagResource",
      "UpdateSecret",
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
    DeregisterScalableTarget: [ofEcs("DeregisterScalableTarget")],
    PutScalingPolicy: [ofEcs("PutScalingPolicy")],
    RegisterScalableTarget: [
      ofEcs("RegisterScalableTarget"),
      on(target, "application-autoscaling:TagResource"),
    ],
    DescribeScalableTargets: [onAll("application-autoscaling:DescribeScalableTargets")],
    DescribeScalingPolicies: [onAll("application-autoscaling:DescribeScalingPolicies")],
  },
};

const group = regional(
  "autoscaling",
  "autoScalingGroup:0a1b2c3d:autoScalingGroupName/{AutoScalingGroupName}",
);

/** A group that starts from a numbered version of a launch template. */
const fixedVersion = { "autoscaling:LaunchTemplateVersionSpecified": "true" };

/** Groups of EC2 instances, for a cluster that has its own machines. */
export const autoscaling: CallTable = {
  operations: {
    ...same("autoscaling", group, [
      "CreateOrUpdateTags",
      "DeleteAutoScalingGroup",
      "DeletePolicy",
      "PutScalingPolicy",
    ]),
    CreateAutoScalingGroup: [
      on(group, "autoscaling:CreateAutoScalingGroup", fixedVersion),
      on(group, "autoscaling:CreateOrUpdateTags"),
    ],
    UpdateAutoScalingGroup: [on(group, "autoscaling:UpdateAutoScalingGroup")],
    DescribeAutoScalingGroups: [onAll("autoscaling:DescribeAutoScalingGroups")],
    DescribePolicies: [onAll("autoscaling:DescribePolicies")],
  },
  samples: { AutoScalingGroupName: "{prefix}-workers" },
};
