import { randomUUID } from "node:crypto";

/** An answer that the gateway gives by itself. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The subresources of a bucket that are kept here, because moto gets them wrong. */
export type KeptSubresource = "policy" | "lifecycle";

const TRANSITION_HEADER = "x-amz-transition-default-minimum-object-size";
const TRANSITION_DEFAULT = "all_storage_classes_128K";

const ABSENT: Record<KeptSubresource, readonly [code: string, message: string]> = {
  policy: ["NoSuchBucketPolicy", "The bucket policy does not exist"],
  lifecycle: ["NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"],
};

interface Kept {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/**
 * Bucket policies and lifecycle configurations, kept as they were sent.
 *
 * moto evaluates a policy's Deny as if its condition always held, so that a TLS-only policy would shut everyone out, and
 * it forgets `NewerNoncurrentVersions`, for which the provider then waits in vain.
 */
export class BucketSubresources {
  readonly #kept = new Map<string, Kept>();

  /** Which kept subresource a request is about, if any. */
  static of(query: Readonly<Record<string, string>>): KeptSubresource | undefined {
    if ("policy" in query) return "policy";
    return "lifecycle" in query ? "lifecycle" : undefined;
  }

  /**
   * Answers a GET, PUT or DELETE of a subresource, for a bucket that exists; undefined for any other method.
   *
   * @param headers headers of the request, lower case
   */
  answer(
    method: string,
    bucket: string,
    part: KeptSubresource,
    body: string,
    headers: NodeJS.Dict<string | string[]>,
  ): Answer | undefined {
    if (method === "PUT") return this.#put(bucket, part, body, headers);
    if (method === "GET") return this.#get(bucket, part);
    if (method !== "DELETE") return undefined;
    this.#kept.delete(slot(bucket, part));
    return { status: 204, headers: {}, body: "" };
  }

  /** Forgets all of a bucket that was deleted. */
  forget(bucket: string): void {
    for (const part of ["policy", "lifecycle"] as const) this.#kept.delete(slot(bucket, part));
  }

  /** Forgets everything. */
  clear(): void {
    this.#kept.clear();
  }

  #put(bucket: string, part: KeptSubresource, body: string, headers: NodeJS.Dict<string | string[]>): Answer {
    if (part === "policy") {
      if (!isJsonObject(body)) {
        return s3Error(
          400,
          "MalformedPolicy",
          "Policies must be valid JSON and the first byte must be '{'",
          bucket,
        );
      }
      this.#kept.set(slot(bucket, part), { body, headers: { "content-type": "application/json" } });
      return { status: 204, headers: {}, body: "" };
    }
    const size = String(headers[TRANSITION_HEADER] ?? TRANSITION_DEFAULT);
    const kept = { body, headers: { "content-type": "application/xml", [TRANSITION_HEADER]: size } };
    this.#kept.set(slot(bucket, part), kept);
    return { status: 200, headers: { [TRANSITION_HEADER]: size }, body: "" };
  }

  #get(bucket: string, part: KeptSubresource): Answer {
    const kept = this.#kept.get(slot(bucket, part));
    return kept ? { status: 200, ...kept } : s3Error(404, ...ABSENT[part], bucket);
  }
}

/** An error as S3 words it. */
export function s3Error(status: number, code: string, message: string, bucket: string): Answer {
  const id = randomUUID();
  const detail = `<Code>${code}</Code><Message>${message}</Message><BucketName>${escapeXml(bucket)}</BucketName>`;
  return {
    status,
    headers: { "content-type": "application/xml", "x-amz-request-id": id },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${detail}<RequestId>${id}</RequestId></Error>`,
  };
}

const slot = (bucket: string, part: KeptSubresource) => `${part} ${bucket}`;

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function isJsonObject(text: string): boolean {
  try {
    return text.startsWith("{") && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
