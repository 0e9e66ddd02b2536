/**
 * The path of a request that came in proxy form (`GET http://HOST/PATH`), or the URL itself where it is a path already;
 * undefined where it is meant for a host other than the embedded AWS.
 *
 * S3 Control is addressed at ACCOUNT.HOST, a name that cannot be resolved where HOST is an IP address. Named as the proxy for
 * plain HTTP, the gateway gets these requests all the same.
 *
 * @param port the port the gateway listens on
 */
export function ownPath(url: string, port: number): string | undefined {
  if (url.startsWith("/")) return url;
  // Not by `new URL`, which takes 123456789012.127.0.0.1 for a malformed IP address.
  const [, host = "", path = ""] = /^http:\/\/([^/?]*)(.*)$/.exec(url) ?? [];
  return /^(\d{12}\.)?127\.0\.0\.1:\d+$/.test(host) && host.endsWith(`:${port}`) ? path || "/" : undefined;
}
