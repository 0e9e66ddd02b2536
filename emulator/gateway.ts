import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApiRequest, speaksThroughBody, understand } from "./api-request.ts";
import { type Answer, BucketSubresources, s3Error } from "./bucket-subresources.ts";
import { missingAnswer } from "./missing-operations.ts";
import { Moto } from "./moto-client.ts";
import { ownPath } from "./own-address.ts";
import { type RecordedCall, tellingHeaders } from "./recorded-call.ts";
import { rewrittenBody } from "./rewrites.ts";
import { TableEncryption } from "./table-encryption.ts";

/** Where the calls recorded so far can be read over HTTP, as JSON. */
const CALLS_PATH = "/_llmops/calls";

/** How the gateway is started. */
export interface GatewayOptions {
  /** Port of the moto behind it, on 127.0.0.1. */
  readonly motoPort: number;
  /** Port to listen on. @default 0, one that the kernel chooses */
  readonly port?: number;
  /** How many calls are kept; the oldest go first. @default 100000 */
  readonly keepCalls?: number;
}

/** A small proxy in front of moto: mends what moto gets wrong and records every call. */
export class Gateway {
  readonly #moto: Moto;
  readonly #server: Server;
  readonly #kept = new BucketSubresources();
  readonly #encryption = new TableEncryption();
  readonly #calls: RecordedCall[] = [];
  readonly #keepCalls: number;

  private constructor(options: GatewayOptions) {
    this.#moto = new Moto(options.motoPort);
    this.#keepCalls = options.keepCalls ?? 100_000;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: Error) => fail(response, error));
    });
    // Node would drop an idle connection after 5 s, just when a client takes it from its pool again.
    this.#server.keepAliveTimeout = 120_000;
    this.#server.requestTimeout = 0;
  }

  /** Starts a gateway; it listens when the promise resolves. */
  static async start(options: GatewayOptions): Promise<Gateway> {
    const gateway = new Gateway(options);
    await new Promise<void>((resolve, reject) => {
      gateway.#server.once("error", reject);
      gateway.#server.listen(options.port ?? 0, "127.0.0.1", resolve);
    });
    return gateway;
  }

  /** Port it listens on. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The calls so far, oldest first. */
  calls(): readonly RecordedCall[] {
    return [...this.#calls];
  }

  /** Stops listening and cuts what is still connected. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    this.#moto.close();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = ownPath(incoming.url ?? "/", this.port);
    if (path === undefined) return reply(response, NO_PROXY);
    incoming.url = path;
    if (path === CALLS_PATH) return reply(response, json(this.#calls));
    const body = speaksThroughBody(incoming) ? await readAll(incoming) : undefined;
    const request = understand(incoming, body);
    response.once("finish", () => this.#record(incoming, request, response.statusCode));
    const own = missingAnswer(request) ?? (await this.#ownAnswer(incoming, request));
    if (own) return reply(response, own);
    const mend = this.#encryption.mending(request);
    await this.#moto.forward(incoming, response, rewrittenBody(request) ?? body, mend);
    this.#afterwards(request, response.statusCode);
  }

  async #ownAnswer(incoming: IncomingMessage, request: ApiRequest): Promise<Answer | undefined> {
    const part = BucketSubresources.of(request.query);
    const bucket = request.parameters.Bucket;
    if (request.service !== "s3" || !part || typeof bucket !== "string" || request.parameters.Key)
      return undefined;
    const body = (await readAll(incoming)).toString("utf8");
    if (!(await this.#moto.hasBucket(bucket, incoming.headers))) {
      return s3Error(404, "NoSuchBucket", "The specified bucket does not exist", bucket);
    }
    return this.#kept.answer(request.method, bucket, part, body, incoming.headers);
  }

  #afterwards(request: ApiRequest, status: number): void {
    if (request.path === "/moto-api/reset") {
      this.#kept.clear();
      this.#encryption.clear();
    }
    if (status < 300) this.#encryption.note(request);
    if (request.operation !== "DeleteBucket" || status >= 300) return;
    this.#kept.forget(String(request.parameters.Bucket));
  }

  #record(incoming: IncomingMessage, request: ApiRequest, status: number): void {
    if (request.path.startsWith("/moto-api/")) return;
    const time = new Date().toISOString();
    this.#calls.push({ time, ...request, headers: tellingHeaders(incoming.headers), status });
    if (this.#calls.length > this.#keepCalls) this.#calls.shift();
  }
}

const NO_PROXY: Answer = {
  status: 403,
  headers: { "content-type": "text/plain" },
  body: "The embedded AWS is the proxy for requests to itself only: unset HTTP_PROXY to reach other hosts.\n",
};

const json = (value: unknown): Answer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}

/** A moto that is gone must not look like an AWS error of the call itself. */
function fail(response: ServerResponse, error: Error): void {
  if (response.headersSent) return void response.destroy();
  const message = `The embedded AWS cannot reach moto behind its gateway: ${error.message}`;
  const body = `<?xml version="1.0"?>\n<Error><Code>BadGateway</Code><Message>${message}</Message></Error>`;
  reply(response, { status: 502, headers: { "content-type": "application/xml" }, body });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
