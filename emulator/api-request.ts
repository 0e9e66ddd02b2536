import type { IncomingMessage } from "node:http";
import { withoutSecrets } from "./recorded-call.ts";
import { restOperation } from "./rest-operation.ts";
import { s3Operation, s3Target } from "./s3-operation.ts";

/** A request as the AWS API means it. */
export interface ApiRequest {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The parts of an HTTP request that are needed to understand it. */
export type HttpRequest = Pick<IncomingMessage, "method" | "url" | "headers">;

/**
 * Whether the meaning of a request lies in its body: the JSON protocols and the query protocol. S3 bodies are payload and are
 * never read for it.
 */
export function speaksThroughBody(request: HttpRequest): boolean {
  const type = request.headers["content-type"] ?? "";
  if (scopeOf(request).service === "s3") return false;
  return (
    request.headers["x-amz-target"] !== undefined || type.startsWith("application/x-www-form-urlencoded")
  );
}

/** Understands a request; `body` is only given where `speaksThroughBody`. */
export function understand(request: HttpRequest, body?: Buffer): ApiRequest {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const query = Object.fromEntries(url.searchParams);
  const { service, region } = scopeOf(request);
  const method = request.method ?? "GET";
  const parameters = parametersOf(request, query, body);
  const shape = { service, region, method, path: url.pathname, query };
  if (service !== "s3" || url.pathname.startsWith("/v20180820/")) {
    const operation = namedOperation(request, parameters) ?? restOperation(service, method, url.pathname);
    return { ...shape, operation: operation ?? "Unknown", parameters: withoutSecrets(parameters) };
  }
  const operation = s3Operation({ method, path: url.pathname, query, headers: request.headers });
  const { bucket, key } = s3Target(url.pathname);
  return {
    ...shape,
    operation,
    parameters: { ...(bucket ? { Bucket: bucket } : {}), ...(key ? { Key: key } : {}) },
  };
}

function namedOperation(request: HttpRequest, parameters: Record<string, unknown>): string | undefined {
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") return target.slice(target.lastIndexOf(".") + 1);
  return typeof parameters.Action === "string" ? parameters.Action : undefined;
}

function parametersOf(
  request: HttpRequest,
  query: Record<string, string>,
  body: Buffer | undefined,
): Record<string, unknown> {
  if (!body) return query;
  if (request.headers["x-amz-target"] === undefined) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString("utf8"))) };
  }
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Service and region a request is signed for. What is not signed is taken for S3, as moto does, but for the STS calls that
 * need no credentials.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function scopeOf(request: HttpRequest): { readonly service: string; readonly region: string } {
  const signed = /Credential=[^,]*?\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request/.exec(
    request.headers.authorization ?? "",
  );
  if (signed?.[1] && signed[2]) return { region: signed[1], service: signed[2] };
  const credential = new URL(request.url ?? "/", "http://127.0.0.1").searchParams.get("X-Amz-Credential");
  const [, , region, service] = credential?.split("/") ?? [];
  if (region && service) return { region, service };
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return { region: "us-east-1", service: form ? "sts" : "s3" };
}
