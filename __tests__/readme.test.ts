import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type * as z from "zod";
import { settingsSchema } from "../config/settings.ts";

const ROOT = join(__dirname, "..");
const READMES = ["README.md", "README.ko.md"];

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Path of every setting: objects are walked, everything else is a setting. */
function settingPaths(schema: z.core.$ZodType, path = ""): string[] {
  const definition = schema._zod.def as unknown as {
    type: string;
    innerType?: z.core.$ZodType;
    shape?: Record<string, z.core.$ZodType>;
  };
  if (definition.innerType) return settingPaths(definition.innerType, path);
  if (definition.type !== "object" || !definition.shape) return [path];
  return Object.entries(definition.shape).flatMap(([key, inner]) =>
    settingPaths(inner, path === "" ? key : `${path}.${key}`),
  );
}

const SETTINGS = settingPaths(settingsSchema).filter((path) => path !== "$schema");

describe.each(READMES)("%s", (file) => {
  const text = read(file);

  test("names every setting", () => {
    expect(SETTINGS.length).toBeGreaterThan(40);
    expect(SETTINGS.filter((path) => !text.includes(`\`${path}\``))).toEqual([]);
  });

  test("names no setting that does not exist", () => {
    const groups = new Set(SETTINGS.filter((path) => path.includes(".")).map((path) => path.split(".")[0]));
    const named = [...text.matchAll(/`([a-zA-Z]+\.[a-zA-Z]+)`/g)].map(([, path]) => path as string);
    const wrong = named.filter((path) => groups.has(path.split(".")[0]) && !SETTINGS.includes(path));
    expect(wrong).toEqual([]);
  });

  test("names every command", () => {
    const commands = [...read("cli/main.ts").matchAll(/"\.\/([a-z-]+)-command\.ts"/g)];
    expect(commands.length).toBeGreaterThan(0);
    const missing = commands.map(([, name]) => name as string).filter((name) => !text.includes(`\`${name}`));
    expect(missing).toEqual([]);
  });

  test("links only to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });

  test("names only files that exist", () => {
    const files = [...text.matchAll(/`((?:constructs|bench|docs)\/[\w./-]+)`/g)].map(
      ([, path]) => path as string,
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

test("both READMEs have the same chapters, tables and code", () => {
  const shape = (text: string) => ({
    chapters: (text.match(/^#+ /gm) ?? []).length,
    rows: (text.match(/^\|/gm) ?? []).length,
    blocks: [...text.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, code]) =>
      (code as string).replace(/\s*#.*$/gm, ""),
    ),
  });
  const [english, korean] = READMES.map((file) => shape(read(file)));
  expect(korean).toEqual(english);
});
