import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, "..", "package-lock.json"), "utf8")) as {
  packages: Readonly<Record<string, Entry>>;
};

/**
 * An install on one system forgets the binaries of the others, and `npm ci` then refuses the
 * lockfile as out of step with package.json.
 *
 * @see https://docs.npmjs.com/cli/commands/npm-ci
 */
test("the lockfile knows the binaries of every system", () => {
  const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));

  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !known.has(name))).toEqual([]);
});
