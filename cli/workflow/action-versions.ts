/**
 * The actions that the printed workflows use, by their major version.
 *
 * @see https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
 */
export const ACTIONS = {
  checkout: "actions/checkout@v6",
  setupNode: "actions/setup-node@v6",
  setupTerraform: "hashicorp/setup-terraform@v4",
  awsCredentials: "aws-actions/configure-aws-credentials@v6",
  ecrLogin: "aws-actions/amazon-ecr-login@v2",
  setupBuildx: "docker/setup-buildx-action@v4",
  buildPush: "docker/build-push-action@v7",
  renderTask: "aws-actions/amazon-ecs-render-task-definition@v1",
  deployTask: "aws-actions/amazon-ecs-deploy-task-definition@v2",
} as const;
