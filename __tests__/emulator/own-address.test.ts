import { expect, test } from "@jest/globals";
import { ownPath } from "../../emulator/own-address.ts";

test.each([
  ["/bucket?policy", "/bucket?policy"],
  ["http://127.0.0.1:4566/b/k?x=1", "/b/k?x=1"],
  ["http://127.0.0.1:4566", "/"],
  ["http://123456789012.127.0.0.1:4566/v20180820/tags/arn%3Aaws", "/v20180820/tags/arn%3Aaws"],
  ["http://127.0.0.1:9999/", undefined],
  ["http://example.com:4566/", undefined],
  ["http://example.com/?127.0.0.1:4566", undefined],
  ["https://127.0.0.1:4566/", undefined],
  ["*", undefined],
])("%s is meant for %s", (url, path) => {
  expect(ownPath(url, 4566)).toBe(path);
});
