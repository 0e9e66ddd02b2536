import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { githubIds } from "../../../cli/setup/github-ids.ts";

const WANTED = { account: "123456789012", owner: "octo", repository: "shop", region: "us-east-1" };
const FOUND = { id: 222, full_name: "octo/shop", owner: { id: 111 } };

describe("the repository's ids", () => {
  let server: Server;
  let tools = "";
  let answer: { status: number; body: unknown } = { status: 200, body: FOUND };

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    tools = mkdtempSync(join(tmpdir(), "gh-"));
    symlinkSync(process.execPath, join(tools, "node"));
    writeFileSync(join(tools, "gh"), `#!${process.execPath}\nconsole.log('${JSON.stringify(FOUND)}');\n`);
    chmodSync(join(tools, "gh"), 0o755);
  });
  afterAll(() => {
    server.close();
    rmSync(tools, { recursive: true });
  });

  const ask = (env: NodeJS.ProcessEnv) => githubIds(WANTED, { env, signal: new AbortController().signal });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ids = { ownerId: "111", repositoryId: "222" };

  test("come from GitHub's public answer", async () => {
    expect(await ask({ GITHUB_API_URL: url(), PATH: "" })).toEqual({ ids });
  });

  test("come through the GitHub CLI where the repository is private", async () => {
    answer = { status: 404, body: {} };
    expect(await ask({ GITHUB_API_URL: url(), PATH: tools })).toEqual({ ids });
  });

  test.each([
    ["a 404", { status: 404, body: {} }, undefined, /answered 404: private, or misspelt/],
    ["a rate limit", { status: 403, body: {} }, undefined, /answered 403\)/],
    ["nobody there", { status: 200, body: FOUND }, "http://127.0.0.1:9", /cannot be reached/],
    ["an answer without ids", { status: 200, body: {} }, undefined, /did not tell/],
  ])("are gone without for %s, with a note", async (_, given, other, note) => {
    answer = given;
    const found = await ask({ GITHUB_API_URL: other ?? url(), PATH: "" });
    expect(found.ids).toBeUndefined();
    expect(found.note).toMatch(note);
  });
});
