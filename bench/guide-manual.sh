#!/usr/bin/env bash
# The manual chapter of the guide (chapters 1 to 6), as a person types it: AWS CLI commands, one after
# the other. The benchmark measures it; the tests adopt the account that it leaves.
#
# Usage: guide-manual.sh [GITHUB_REPO_OWNER [GITHUB_REPO_NAME]]
set -euo pipefail

GITHUB_REPO_OWNER="${1:-aaa9785808}"
GITHUB_REPO_NAME="${2:-llmops-system}"
export AWS_PAGER=""

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"

AWS_ACCOUNT_ID=$(aws sts get-caller-identity --query Account --output text)
BUCKET_NAME="llmops-terraform-state-${AWS_ACCOUNT_ID}"

# The guide applies one file to every role, faults included: wildcards for the account, permissions on
# "*" that amount to administrator access, actions that do not exist.
cat > iam-policies.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "TerraformStateManagement",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"],
      "Resource": ["arn:aws:s3:::llmops-terraform-state", "arn:aws:s3:::llmops-terraform-state/*"]
    },
    {
      "Sid": "TerraformLocks",
      "Effect": "Allow",
      "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
      "Resource": "arn:aws:dynamodb:*:*:table/llmops-terraform-locks"
    },
    {
      "Sid": "ECRPush",
      "Effect": "Allow",
      "Action": ["ecr:GetAuthorizationToken", "ecr:PutImage", "ecr:UploadLayerPart"],
      "Resource": "arn:aws:ecr:*:*:repository/llmops-system"
    },
    {
      "Sid": "ECSDeployment",
      "Effect": "Allow",
      "Action": ["ecs:UpdateService", "ecs:DescribeTask", "ecs:ListTasks"],
      "Resource": "arn:aws:ecs:*:*:service/llmops-cluster/*"
    },
    {
      "Sid": "RoleManagement",
      "Effect": "Allow",
      "Action": ["iam:CreateRole", "iam:AttachRolePolicy", "iam:PassRole"],
      "Resource": "*"
    }
  ]
}
JSON

# 1. State bucket
aws s3api create-bucket --bucket "$BUCKET_NAME" --region us-east-1
aws s3api put-bucket-versioning --bucket "$BUCKET_NAME" --versioning-configuration Status=Enabled
aws s3api put-bucket-encryption --bucket "$BUCKET_NAME" --server-side-encryption-configuration '{
  "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }]
}'
aws s3api put-public-access-block --bucket "$BUCKET_NAME" --public-access-block-configuration \
  "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"

# 2. Lock table
aws dynamodb create-table --table-name llmops-terraform-locks \
  --attribute-definitions AttributeName=LockID,AttributeType=S \
  --key-schema AttributeName=LockID,KeyType=HASH \
  --billing-mode PAY_PER_REQUEST --region us-east-1

# 3. Terraform role
cat > trust-policy.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::${AWS_ACCOUNT_ID}:root" },
      "Action": "sts:AssumeRole",
      "Condition": {}
    }
  ]
}
JSON
aws iam create-role --role-name llmops-terraform-role --assume-role-policy-document file://trust-policy.json
aws iam put-role-policy --role-name llmops-terraform-role --policy-name llmops-terraform-policy \
  --policy-document file://iam-policies.json

# 4. GitHub's OIDC provider
aws iam create-open-id-connect-provider --url "https://token.actions.githubusercontent.com" \
  --client-id-list "sts.amazonaws.com" --thumbprint-list "6938fd4d98bab03faadb97b34396831e3780aea1"
aws iam list-open-id-connect-providers

# 5. GitHub Actions role
cat > github-trust-policy.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Federated": "arn:aws:iam::${AWS_ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com"
      },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        "StringLike": {
          "token.actions.githubusercontent.com:sub": "repo:${GITHUB_REPO_OWNER}/${GITHUB_REPO_NAME}:*"
        }
      }
    }
  ]
}
JSON
aws iam create-role --role-name llmops-github-actions-role \
  --assume-role-policy-document file://github-trust-policy.json
aws iam put-role-policy --role-name llmops-github-actions-role --policy-name llmops-github-actions-policy \
  --policy-document file://iam-policies.json

# 6. ECS task roles
cat > ecs-trust-policy.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "ecs-tasks.amazonaws.com" },
      "Action": "sts:AssumeRole"
    }
  ]
}
JSON
aws iam create-role --role-name ecsTaskExecutionRole --assume-role-policy-document file://ecs-trust-policy.json
aws iam attach-role-policy --role-name ecsTaskExecutionRole \
  --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
aws iam create-role --role-name ecsTaskRole --assume-role-policy-document file://ecs-trust-policy.json
aws iam put-role-policy --role-name ecsTaskRole --policy-name llmops-ecs-task-policy \
  --policy-document file://iam-policies.json
