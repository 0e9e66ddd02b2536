import { describe, expect, test } from "@jest/globals";
import { awsProblem, errorCodes, wrongAccount } from "../../account/errors.ts";

/** An error as the SDK throws it. */
function sdkError(name: string, more: object = {}): Error {
  return Object.assign(new Error("what AWS says."), { name }, more);
}

describe("what an SDK error is called", () => {
  test.each([
    ["CredentialsProviderError", {}, "no-credentials", "Sign in first"],
    ["ExpiredToken", {}, "expired-credentials", "get new ones"],
    ["ExpiredTokenException", {}, "expired-credentials", "get new ones"],
    ["InvalidClientTokenId", {}, "bad-credentials", "does not accept these credentials"],
    ["SignatureDoesNotMatch", {}, "bad-credentials", "clock"],
    ["AccessDenied", {}, "access-denied", "The caller lacks s3:GetEncryptionConfiguration"],
    ["AccessDeniedException", {}, "access-denied", "The caller lacks"],
    ["Unknown", { $metadata: { httpStatusCode: 403 } }, "access-denied", "The caller lacks"],
    ["Throttling", {}, "throttled", "wait a minute"],
    ["ThrottlingException", {}, "throttled", "wait a minute"],
    ["SlowDown", {}, "throttled", "wait a minute"],
    ["Error", { code: "ECONNREFUSED" }, "unreachable", "cannot be reached"],
    ["Error", { cause: Object.assign(new Error("x"), { code: "ENOTFOUND" }) }, "unreachable", "HTTPS_PROXY"],
    ["AggregateError", { errors: [{ code: "ETIMEDOUT" }] }, "unreachable", "cannot be reached"],
    ["MalformedPolicyDocument", {}, "other", "--debug"],
  ])("%s %j is %s", (name, more, kind, words) => {
    const problem = awsProblem("s3:GetBucketEncryption", sdkError(name, more));
    expect(problem.kind).toBe(kind);
    expect(problem.message).toContain("s3:GetBucketEncryption");
    expect(problem.message).toContain("(what AWS says)");
    expect(problem.message).toContain(words);
  });

  test("a permission has the name of its call unless IAM calls it otherwise", () => {
    expect(awsProblem("iam:GetRole", sdkError("AccessDenied")).mend).toContain("lacks iam:GetRole:");
  });

  test("what is named already keeps its name", () => {
    const problem = wrongAccount("1", "2", "arn");
    expect(awsProblem("iam:GetRole", problem)).toBe(problem);
  });

  test("what is no object has no code", () => {
    expect(errorCodes("text")).toEqual([]);
  });
});
