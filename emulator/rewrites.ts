import type { ApiRequest } from "./api-request.ts";

/**
 * The body that moto must see in place of what was sent; undefined where moto understands the request as it is.
 *
 * moto answers CloudTrail's StartLogging and StopLogging with a server error when the trail is named by its ARN, as the
 * provider does, and the provider then retries for half an hour. DeleteTrail by ARN it answers well and does nothing.
 */
export function rewrittenBody(request: ApiRequest): string | undefined {
  const { service, operation, parameters } = request;
  if (service !== "cloudtrail" || !/^(StartLogging|StopLogging|DeleteTrail)$/.test(operation))
    return undefined;
  const name = /^arn:[^:]+:cloudtrail:[^:]*:\d+:trail\/(.+)$/.exec(String(parameters.Name))?.[1];
  return name === undefined ? undefined : JSON.stringify({ ...parameters, Name: name });
}
