import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { CreateRoleCommand, GetPolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import which from "which";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";

const moto = which.sync("moto_server", { nothrow: true });
if (!moto) console.warn("skipped: moto_server is not on the PATH (pip install 'moto[server]')");

// The SDK would announce the end of its support for Node 20 into the test's output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const ACCOUNT = "111122223333";
const TLS_ONLY = {
  Version: "2012-10-17",
  Statement: {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
};

(moto ? describe : describe.skip)("the embedded AWS", () => {
  let emulator: Emulator;
  let cacheDir: string;
  let config: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };

  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), "llmops-emulator-"));
    emulator = await startEmulator({ account: ACCOUNT, region: "eu-west-1", cacheDir });
    const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
    config = { endpoint: emulator.endpoint, region: "eu-west-1", credentials };
  }, 60_000);

  afterAll(async () => {
    await emulator?.stop();
    await rm(cacheDir, { recursive: true, force: true });
  });

  const lastCall = () => emulator.calls().at(-1);

  test("is the account it was told to be", async () => {
    const { Account } = await new STSClient(config).send(new GetCallerIdentityCommand({}));
    expect(Account).toBe(ACCOUNT);
  });

  test("keeps a policy that refuses plain HTTP, and still serves plain HTTP", async () => {
    const s3 = new S3Client(config);
    const Bucket = "tls-only";
    const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    const Policy = JSON.stringify(TLS_ONLY);
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
    await s3.send(new PutObjectCommand({ Bucket, Key: "a/b", Body: "hello" }));
    expect(lastCall()).toMatchObject({
      service: "s3",
      operation: "PutObject",
      parameters: { Bucket, Key: "a/b" },
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "a/b" }));
    expect(await Body?.transformToString()).toBe("hello");

    await s3.send(new DeleteObjectCommand({ Bucket, Key: "a/b" }));
    await s3.send(new DeleteBucketCommand({ Bucket }));
    const gone = s3.send(new GetBucketPolicyCommand({ Bucket }));
    await expect(gone).rejects.toMatchObject({ name: "NoSuchBucket" });
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    const fresh = s3.send(new GetBucketPolicyCommand({ Bucket }));
    await expect(fresh).rejects.toMatchObject({ name: "NoSuchBucketPolicy" });
  });

  test("carries an object of several megabytes there and back unchanged", async () => {
    const s3 = new S3Client(config);
    const Bucket = "large";
    const LocationConstraint = "eu-west-1" as const;
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
    const body = Buffer.alloc(8 * 1024 * 1024, "0123456789abcdef-");
    await s3.send(new PutObjectCommand({ Bucket, Key: "k", Body: body }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "k" }));
    expect(Buffer.compare(Buffer.from((await Body?.transformToByteArray()) ?? []), body)).toBe(0);
  });

  test("refuses a second writer who asks for If-None-Match, as a state lock does", async () => {
    const s3 = new S3Client(config);
    const put = { Bucket: "large", Key: "k.tflock", Body: "{}", IfNoneMatch: "*" };
    await s3.send(new PutObjectCommand(put));
    await expect(s3.send(new PutObjectCommand(put))).rejects.toMatchObject({ name: "PreconditionFailed" });
    expect(lastCall()).toMatchObject({ status: 412, headers: { "if-none-match": "*" } });
  });

  test("serves DynamoDB, and records the table of a call", async () => {
    const dynamodb = new DynamoDBClient(config);
    const TableName = "locks";
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    await dynamodb.send(new PutItemCommand({ TableName, Item: { LockID: { S: "bucket/key" } } }));
    expect(lastCall()).toMatchObject({
      service: "dynamodb",
      operation: "PutItem",
      region: "eu-west-1",
      parameters: { TableName, Item: { LockID: { S: "bucket/key" } } },
    });
  });

  test("serves IAM, the policies of AWS included", async () => {
    const iam = new IAMClient(config);
    const AssumeRolePolicyDocument = '{"Version":"2012-10-17","Statement":[]}';
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "r", AssumeRolePolicyDocument }));
    expect(Role?.Arn).toBe(`arn:aws:iam::${ACCOUNT}:role/r`);
    expect(lastCall()).toMatchObject({
      service: "iam",
      operation: "CreateRole",
      parameters: { RoleName: "r" },
    });
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    await expect(iam.send(new GetPolicyCommand({ PolicyArn }))).resolves.toBeDefined();
  });

  test("does not record the value of a secret", async () => {
    await new SecretsManagerClient(config).send(new CreateSecretCommand({ Name: "s", SecretString: "hush" }));
    expect(lastCall()).toMatchObject({ operation: "CreateSecret", parameters: { Name: "s" } });
    expect(JSON.stringify(emulator.calls())).not.toContain("hush");
  });

  test("answers S3 Control, addressed at the account through the proxy, with the bucket's tags", async () => {
    const Tagging = { TagSet: [{ Key: "Project", Value: "llmops" }] };
    await new S3Client(config).send(new PutBucketTaggingCommand({ Bucket: "large", Tagging }));
    const { hostname, port, host } = new URL(emulator.endpoint);
    const path = `http://${ACCOUNT}.${host}/v20180820/tags/${encodeURIComponent("arn:aws:s3:::large")}`;
    const scope = "Credential=embedded/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0";
    const headers = { authorization: `AWS4-HMAC-SHA256 ${scope}`, "x-amz-account-id": ACCOUNT };
    const body = await new Promise<string>((resolve, reject) => {
      const outgoing = request({ hostname, port, path, headers }, (answer) => {
        answer.toArray().then((chunks) => resolve(Buffer.concat(chunks).toString()), reject);
      });
      outgoing.once("error", reject).end();
    });
    expect(body).toContain("<Key>Project</Key><Value>llmops</Value>");
    expect(lastCall()).toMatchObject({ service: "s3", operation: "ListTagsForResource", status: 200 });
  });

  test("shows its record over HTTP", async () => {
    const answer = await fetch(`${emulator.endpoint}/_llmops/calls`);
    expect(await answer.json()).toEqual(emulator.calls());
  });
});
