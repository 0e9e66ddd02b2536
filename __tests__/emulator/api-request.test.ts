import { describe, expect, test } from "@jest/globals";
import { speaksThroughBody, understand } from "../../emulator/api-request.ts";
import { tellingHeaders } from "../../emulator/recorded-call.ts";

const signedFor = (service: string, region = "eu-west-1") =>
  `AWS4-HMAC-SHA256 Credential=embedded/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

const FORM = "application/x-www-form-urlencoded; charset=utf-8";

describe("understanding a request", () => {
  test("of the query protocol, by its form", () => {
    const request = {
      method: "POST",
      url: "/",
      headers: { authorization: signedFor("iam"), "content-type": FORM },
    };
    expect(speaksThroughBody(request)).toBe(true);
    const body = Buffer.from("Action=CreateRole&RoleName=ecsTaskRole&Tags.member.1.Key=a%20b");
    expect(understand(request, body)).toMatchObject({
      service: "iam",
      operation: "CreateRole",
      region: "eu-west-1",
      parameters: { RoleName: "ecsTaskRole", "Tags.member.1.Key": "a b" },
    });
  });

  test.each([
    ["dynamodb", "DynamoDB_20120810.PutItem", "PutItem"],
    ["cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.StartLogging", "StartLogging"],
    ["secretsmanager", "secretsmanager.CreateSecret", "CreateSecret"],
  ])("of %s, by its target header", (service, target, operation) => {
    const request = {
      method: "POST",
      url: "/",
      headers: { authorization: signedFor(service), "x-amz-target": target },
    };
    const body = Buffer.from('{"Name":"x"}');
    expect(understand(request, body)).toMatchObject({ service, operation, parameters: { Name: "x" } });
  });

  test("of S3, by method and path, and never by its body", () => {
    const request = {
      method: "PUT",
      url: "/b/llmops/iam.tfstate?x-id=PutObject",
      headers: { authorization: signedFor("s3"), "content-type": FORM },
    };
    expect(speaksThroughBody(request)).toBe(false);
    expect(understand(request)).toMatchObject({
      operation: "PutObject",
      parameters: { Bucket: "b", Key: "llmops/iam.tfstate" },
    });
  });

  test("of S3 Control, which signs as S3", () => {
    const url = "/v20180820/tags/arn%3Aaws%3As3%3A%3A%3Ab";
    const request = { method: "GET", url, headers: { authorization: signedFor("s3") } };
    expect(understand(request).operation).toBe("ListTagsForResource");
  });

  test("that is presigned, by its query", () => {
    const url = "/b/k?X-Amz-Credential=embedded%2F20260101%2Fap-northeast-2%2Fs3%2Faws4_request";
    expect(understand({ method: "GET", url, headers: {} })).toMatchObject({
      service: "s3",
      region: "ap-northeast-2",
      operation: "GetObject",
    });
  });

  test("that is not signed: STS by its form, else S3", () => {
    const form = { method: "POST", url: "/", headers: { "content-type": FORM } };
    const call = understand(form, Buffer.from("Action=AssumeRoleWithWebIdentity&WebIdentityToken=abc"));
    expect(call).toMatchObject({ service: "sts", operation: "AssumeRoleWithWebIdentity" });
    expect(understand({ method: "GET", url: "/b", headers: {} }).service).toBe("s3");
  });

  test("of an unknown REST service", () => {
    const request = { method: "GET", url: "/x", headers: { authorization: signedFor("nosuch") } };
    expect(understand(request).operation).toBe("Unknown");
  });
});

describe("what is recorded", () => {
  test.each(["SecretString", "SecretBinary", "Password"])("has no %s", (name) => {
    const headers = {
      authorization: signedFor("secretsmanager"),
      "x-amz-target": "secretsmanager.PutSecretValue",
    };
    const body = Buffer.from(JSON.stringify({ SecretId: "s", [name]: "hush" }));
    const call = understand({ method: "POST", url: "/", headers }, body);
    expect(JSON.stringify(call)).not.toContain("hush");
    expect(call.parameters.SecretId).toBe("s");
  });

  test("has the headers that say what is asked, and no credential", () => {
    const headers = {
      authorization: "x",
      "x-amz-security-token": "x",
      "x-amz-server-side-encryption": "AES256",
      "if-none-match": "*",
    };
    expect(tellingHeaders(headers)).toEqual({
      "x-amz-server-side-encryption": "AES256",
      "if-none-match": "*",
    });
  });
});
