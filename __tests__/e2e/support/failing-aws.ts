import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One refusal, and what AWS says. */
export interface Refusal {
  /** Operation of the query protocol (IAM, STS, SNS), or the path of a bucket such as `/NAME`. */
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
export async function failingAws(behind: string, refusal: Refusal): Promise<FailingAws> {
  let left = refusal.times ?? Number.POSITIVE_INFINITY;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const action = new URLSearchParams(body.toString("utf8")).get("Action");
    const path = new URL(incoming.url ?? "/", behind).pathname.replace(/\/$/, "");
    if (![action, path].includes(refusal.operation) || left <= 0)
      return passOn(behind, incoming, body, response);
    left -= 1;
    const { status, code } = refusal;
    const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>as the test wants</Message></Error>`;
    response.writeHead(status, { "content-type": "text/xml" });
    // As S3 answers a HEAD: without a word.
    if (incoming.method === "HEAD") response.end();
    else response.end(`<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`);
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

function passOn(behind: string, incoming: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const { method, headers, url } = incoming;
  const outgoing = request(new URL(url ?? "/", behind), { ...(method && { method }), headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => response.destroy()).end(body);
}
