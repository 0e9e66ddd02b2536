import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One refusal, and what AWS says. */
export interface Refusal {
  /**
   * Operation of the query protocol (IAM, STS, SNS), path of a bucket (`/NAME`), or one request for a part of it
   * (`GET /NAME?lifecycle`).
   */
  readonly operation: string;
  readonly status: number;
  readonly code: string;
  /** How many calls are refused. @default all */
  readonly times?: number;
}

/** An AWS endpoint that refuses some calls and passes all others on. */
export interface FailingAws {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts one in front of an embedded AWS. */
export async function failingAws(behind: string, ...refusals: Refusal[]): Promise<FailingAws> {
  const left = new Map(refusals.map((one) => [one, one.times ?? Number.POSITIVE_INFINITY]));
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const asked = operationsOf(incoming, body, behind);
    const refusal = refusals.find((one) => asked.includes(one.operation) && (left.get(one) ?? 0) > 0);
    if (!refusal) return passOn(behind, incoming, body, response);
    left.set(refusal, (left.get(refusal) ?? 0) - 1);
    refuse(refusal, incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What a request may be called in a refusal. */
function operationsOf({ method, url }: IncomingMessage, body: Buffer, behind: string): unknown[] {
  const action = new URLSearchParams(body.toString("utf8")).get("Action");
  const { pathname, searchParams } = new URL(url ?? "/", behind);
  const path = pathname.replace(/\/$/, "");
  const parts = [...searchParams.keys()].map((key) => `${method} ${path}?${key}`);
  return [action, path, ...parts];
}

function refuse({ status, code }: Refusal, { method }: IncomingMessage, response: ServerResponse): void {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>as the test wants</Message></Error>`;
  response.writeHead(status, { "content-type": "text/xml" });
  // As S3 answers a HEAD: without a word.
  if (method === "HEAD") response.end();
  else response.end(`<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`);
}

function passOn(behind: string, incoming: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const { method, headers, url } = incoming;
  const outgoing = request(new URL(url ?? "/", behind), { ...(method && { method }), headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => response.destroy()).end(body);
}
