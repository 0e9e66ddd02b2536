# The application that the permissions of the Terraform role are proven with: one of each kind of resource
# that an LLMOps system is made of. The backend is generated beside these files by the test.

terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "region" {
  type = string
}

# Prefix of every name, as in llmops or prod-llmops.
variable "prefix" {
  type = string
}

variable "permissions_boundary" {
  type = string
}

locals {
  tags = { Project = "llmops", ManagedBy = "terraform" }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = local.tags
  }
}

# The emulator keeps no tags of scalable targets: a plan would want to write them again and again.
provider "aws" {
  alias  = "untagged"
  region = var.region
}

# CloudFront takes certificates of this region only.
provider "aws" {
  alias  = "edge"
  region = "us-east-1"
  default_tags {
    tags = local.tags
  }
}
