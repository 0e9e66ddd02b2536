resource "aws_db_subnet_group" "main" {
  name       = "${var.prefix}-db-subnets"
  subnet_ids = aws_subnet.private[*].id
}

# Without a parameter of its own: the emulator keeps none.
resource "aws_db_parameter_group" "main" {
  name   = "${var.prefix}-db-parameters"
  family = "postgres16"
}

resource "aws_db_instance" "main" {
  identifier        = "${var.prefix}-db"
  engine            = "postgres"
  engine_version    = "16.3"
  instance_class    = "db.t4g.micro"
  allocated_storage = 20
  storage_encrypted = true
  username          = "llmops"
  # Made up for the emulator, where nothing listens.
  password               = "not-a-secret-1"
  db_subnet_group_name   = aws_db_subnet_group.main.name
  parameter_group_name   = aws_db_parameter_group.main.name
  vpc_security_group_ids = [aws_security_group.service.id]
  skip_final_snapshot    = true
}

resource "aws_s3_bucket" "assets" {
  bucket        = "${var.prefix}-assets-proof"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "assets" {
  bucket = aws_s3_bucket.assets.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "assets" {
  bucket = aws_s3_bucket.assets.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "assets" {
  bucket                  = aws_s3_bucket.assets.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_secretsmanager_secret" "api_key" {
  name                    = "${var.prefix}-api-key"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "api_key" {
  secret_id     = aws_secretsmanager_secret.api_key.id
  secret_string = "not-a-secret"
}
