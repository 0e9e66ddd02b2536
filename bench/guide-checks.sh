#!/usr/bin/env bash
# The guide's chapter on checking the created resources, typed after its manual chapter.
set -euo pipefail

export AWS_PAGER=""
BUCKET="llmops-terraform-state-123456789012"
PROVIDER="arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"

aws iam list-roles --query 'Roles[?contains(RoleName, `llmops`)].RoleName'
aws iam get-role --role-name llmops-terraform-role
aws iam list-role-policies --role-name llmops-terraform-role
aws s3 ls | grep llmops-terraform-state
aws s3api get-bucket-versioning --bucket "$BUCKET"
aws s3api get-bucket-encryption --bucket "$BUCKET"
aws dynamodb describe-table --table-name llmops-terraform-locks
aws iam list-open-id-connect-providers
aws iam get-open-id-connect-provider --open-id-connect-provider-arn "$PROVIDER"
