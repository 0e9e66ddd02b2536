import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SNSClient } from "@aws-sdk/client-sns";
import { STSClient } from "@aws-sdk/client-sts";

/** Attempts of one call, the first included; between them the SDK waits, longer after each throttling. */
const MAX_ATTEMPTS = 6;

/** One client for every service this project looks at. */
export interface AwsClients {
  readonly region: string;
  readonly cloudtrail: CloudTrailClient;
  readonly dynamodb: DynamoDBClient;
  readonly iam: IAMClient;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly sns: SNSClient;
  readonly sts: STSClient;
}

/**
 * Clients for one region. Credentials, profile and endpoint come from where the SDK and the AWS CLI
 * take them: the environment and the shared files. A client connects on its first call.
 *
 * @param region region of the installation, whatever the environment names
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function awsClients(region: string): AwsClients {
  const shared = {
    region,
    maxAttempts: Number(process.env.AWS_MAX_ATTEMPTS) || MAX_ATTEMPTS,
    // Slows down by itself once AWS throttles, instead of asking all the more.
    retryMode: process.env.AWS_RETRY_MODE || "adaptive",
  };
  // An endpoint of one's own rarely answers on a host name per bucket.
  const ownEndpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  return {
    region,
    cloudtrail: new CloudTrailClient(shared),
    dynamodb: new DynamoDBClient(shared),
    iam: new IAMClient(shared),
    s3: new S3Client({ ...shared, forcePathStyle: ownEndpoint !== undefined }),
    secrets: new SecretsManagerClient(shared),
    sns: new SNSClient(shared),
    sts: new STSClient(shared),
  };
}
