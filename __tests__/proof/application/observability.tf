resource "aws_cloudwatch_log_group" "service" {
  name              = "/ecs/${var.prefix}-task"
  retention_in_days = 30
}

resource "aws_sns_topic" "alarms" {
  name = "${var.prefix}-alarms"
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = "alarms@example.com"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "${var.prefix}-cpu-high"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  period              = 60
  evaluation_periods  = 3
  dimensions          = { ClusterName = aws_ecs_cluster.main.name }
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
