import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import type { Emulator } from "../../emulator/emulator.ts";
import { policyText } from "../../policies/document.ts";
import { permissionsBoundary } from "../../policies/permissions-boundary.ts";

/** Makes what the two stacks leave in an account and the application's Terraform builds upon: states, locks, boundary. */
export async function prepareAccount(emulator: Emulator, settings: Settings): Promise<void> {
  const { stateBucket, lockTable, region } = deriveNames(settings);
  const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
  const config = { endpoint: emulator.endpoint, region, credentials };
  await new S3Client(config).send(
    new CreateBucketCommand({
      Bucket: stateBucket,
      CreateBucketConfiguration: { LocationConstraint: region as "ap-northeast-2" },
    }),
  );
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName: lockTable,
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await new IAMClient(config).send(
    new CreatePolicyCommand({
      PolicyName: settings.names.permissionsBoundary,
      PolicyDocument: policyText(permissionsBoundary(settings)),
    }),
  );
}
