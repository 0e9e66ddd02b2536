/** One API call that went through the embedded AWS. Kept in memory only. */
export interface RecordedCall {
  /** When it arrived, ISO 8601. */
  readonly time: string;
  /** Signing name of the service: `s3`, `iam`, `dynamodb`, ... */
  readonly service: string;
  /** Name of the API operation: `PutBucketVersioning`, `CreateRole`, ... `Unknown` where it cannot be told. */
  readonly operation: string;
  readonly region: string;
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /**
   * What the operation is asked to do: the JSON body, the form fields of the query protocol (flat, `Tags.member.1.Key`), or
   * `Bucket` and `Key` of an S3 call. Secret values are blanked.
   */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Request headers that begin with x-amz-, without signature, token and date; and the conditional ones. */
  readonly headers: Readonly<Record<string, string>>;
  /** HTTP status of the answer. */
  readonly status: number;
}

const SECRET_FIELDS = new Set([
  "SecretString",
  "SecretBinary",
  "Password",
  "MasterUserPassword",
  "WebIdentityToken",
  "SAMLAssertion",
]);
const CREDENTIAL_HEADERS = new Set([
  "x-amz-security-token",
  "x-amz-content-sha256",
  "x-amz-date",
  "x-amz-target",
]);
const CONDITIONAL_HEADERS = new Set(["if-match", "if-none-match"]);

/** A copy of `parameters` in which the values of secret fields are blanked. */
export function withoutSecrets(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      SECRET_FIELDS.has(name) ? "(not recorded)" : value,
    ]),
  );
}

/** The headers of a request that say what is asked, not who asks. */
export function tellingHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const telling = Object.entries(headers).filter(
    ([name]) => CONDITIONAL_HEADERS.has(name) || (name.startsWith("x-amz-") && !CREDENTIAL_HEADERS.has(name)),
  );
  return Object.fromEntries(telling.map(([name, value]) => [name, String(value)]));
}
