import { describe, expect, test } from "@jest/globals";
import { childEnvironment } from "../../emulator/environment.ts";

const ADDRESS = { endpoint: "http://127.0.0.1:4566", region: "eu-west-1" };

describe("the environment of a child of the embedded AWS", () => {
  const LEADING_ELSEWHERE = [
    "AWS_PROFILE",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_ENDPOINT_URL_S3",
    "AWS_CA_BUNDLE",
    "AWS_USE_FIPS_ENDPOINT",
    "AWS_SOMETHING_INVENTED_LATER",
    "http_proxy",
  ];

  test.each(LEADING_ELSEWHERE)("has no %s", (name) => {
    expect(childEnvironment({ [name]: "real" }, ADDRESS)).not.toHaveProperty(name);
  });

  test.each([
    ["AWS_ACCESS_KEY_ID", "embedded"],
    ["AWS_SECRET_ACCESS_KEY", "embedded"],
    ["AWS_ENDPOINT_URL", ADDRESS.endpoint],
    ["AWS_REGION", "eu-west-1"],
    ["AWS_DEFAULT_REGION", "eu-west-1"],
    ["AWS_SHARED_CREDENTIALS_FILE", "/dev/null"],
    ["AWS_CONFIG_FILE", "/dev/null"],
    ["AWS_EC2_METADATA_DISABLED", "true"],
    ["HTTP_PROXY", ADDRESS.endpoint],
  ])("has its own %s in place of the user's", (name, value) => {
    expect(childEnvironment({ [name]: "real" }, ADDRESS)[name]).toBe(value);
  });

  test("keeps what is not AWS, and the provider's version", () => {
    const base = { PATH: "/bin", HTTPS_PROXY: "http://proxy", AWS_PROVIDER_VERSION: "5.100.0" };
    expect(childEnvironment(base, ADDRESS)).toMatchObject(base);
  });

  test("leaves the caller's environment as it is", () => {
    const base = Object.freeze({ AWS_PROFILE: "real" });
    childEnvironment(base, ADDRESS);
    expect(base).toEqual({ AWS_PROFILE: "real" });
  });
});
