import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { pipeline } from "node:stream/promises";

/** Headers that hold between two neighbours only. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "proxy-connection", "expect", "upgrade"]);

/** Headers by which moto knows who asks, for the gateway's own questions. */
const IDENTITY = ["authorization", "x-amz-date", "x-amz-security-token", "host"];

/** The moto behind the gateway. */
export class Moto {
  readonly #agent = new Agent({ keepAlive: true });

  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /**
   * Passes a request on, and its answer back, without holding either in memory.
   *
   * @param body what to send in place of the request's own stream, where that was read already
   * @param mend corrects the answer, which then is held in memory
   */
  async forward(
    incoming: IncomingMessage,
    response: ServerResponse,
    body?: Buffer | string,
    mend?: (answer: string) => string,
  ): Promise<void> {
    const headers = passable(incoming.headers);
    if (body !== undefined) {
      delete headers["transfer-encoding"];
      headers["content-length"] = String(Buffer.byteLength(body));
    }
    const outgoing = request({ ...this.#address(), method: incoming.method, path: incoming.url, headers });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once("response", resolve).once("error", reject);
    });
    response.once("close", () => outgoing.destroy());
    if (body === undefined) pipeline(incoming, outgoing).catch((error) => outgoing.destroy(error));
    else outgoing.end(body);
    const answer = await answered;
    if (mend) return answerMended(answer, response, mend);
    response.writeHead(answer.statusCode ?? 502, passable(answer.headers));
    await pipeline(answer, response);
  }

  /** Whether a bucket exists, asked in the name of the one whose headers these are. */
  hasBucket(bucket: string, asker: IncomingHttpHeaders): Promise<boolean> {
    const headers = Object.fromEntries(
      IDENTITY.map((name) => [name, asker[name]]).filter(([, value]) => value),
    );
    return new Promise((resolve, reject) => {
      const head = request({ ...this.#address(), method: "HEAD", path: `/${bucket}`, headers });
      head.once("error", reject).once("response", (answer) => {
        answer.resume();
        resolve(answer.statusCode !== 404);
      });
      head.end();
    });
  }

  /** Lets go of the connections. */
  close(): void {
    this.#agent.destroy();
  }

  #address() {
    return { host: "127.0.0.1", port: this.#port, agent: this.#agent };
  }
}

/** Sends an answer on with another body; the checksum of the one that was sent is left out. */
async function answerMended(
  answer: IncomingMessage,
  response: ServerResponse,
  mend: (answer: string) => string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const body = answer.statusCode === 200 ? mend(text) : text;
  const { "x-amz-crc32": _, "transfer-encoding": __, ...headers } = passable(answer.headers);
  response.writeHead(answer.statusCode ?? 502, {
    ...headers,
    "content-length": String(Buffer.byteLength(body)),
  });
  response.end(body);
}

function passable(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(
    ([name, value]) => !HOP_BY_HOP.has(name) && value !== undefined,
  );
  return Object.fromEntries(kept) as Record<string, string | string[]>;
}
