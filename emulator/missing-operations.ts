import type { ApiRequest } from "./api-request.ts";
import type { Answer } from "./bucket-subresources.ts";

/** Operations that moto answers with a server error because it does not know them, and what AWS would say. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  // moto keeps no tags of scalable targets; the provider asks for them after every change.
  "application-autoscaling:ListTagsForResource": { Tags: {} },
};

/** The gateway's own answer to an operation that moto lacks; undefined where moto is to be asked. */
export function missingAnswer({ service, operation }: ApiRequest): Answer | undefined {
  const body = ANSWERS[`${service}:${operation}`];
  if (body === undefined) return undefined;
  return {
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: JSON.stringify(body),
  };
}
