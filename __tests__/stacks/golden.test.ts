import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Testing } from "cdktf";
import { loadSettings } from "../../config/load-settings.ts";
import { BootstrapStack } from "../../stacks/bootstrap-stack.ts";
import { IamStack } from "../../stacks/iam-stack.ts";
import { type Json, withPoliciesParsed } from "../support/template.ts";

/** Never in CI: there a golden file that does not fit is a failure, whoever set the variable. */
const UPDATE = process.env.UPDATE_GOLDEN === "1" && process.env.CI !== "true";
const REFRESH = "UPDATE_GOLDEN=1 npm run test:unit -- --testPathPatterns golden";

/** The file that Terraform would read, as `app.synth()` writes it. */
function synthesizedText(Stack: typeof BootstrapStack | typeof IamStack, id: string): string {
  const stack = new Stack(Testing.app(), id, loadSettings({}));
  stack.prepareStack();
  return `${readFileSync(join(Testing.fullSynth(stack), "stacks", id, "cdk.tf.json"), "utf8").trim()}\n`;
}

function readable(text: string): Json {
  return withPoliciesParsed(JSON.parse(text));
}

test.each([
  ["bootstrap", BootstrapStack],
  ["iam", IamStack],
])("stack %s of a fresh clone is what its golden file says", (id, Stack) => {
  const file = join(__dirname, "..", "golden", `${id}.json`);
  const text = synthesizedText(Stack, id);
  if (UPDATE) writeFileSync(file, text);
  if (!existsSync(file)) throw new Error(`${file} is missing: make it with ${REFRESH}`);

  try {
    expect(readable(text)).toEqual(readable(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(
      `stack ${id} is not what ${file} says; if that is wanted: ${REFRESH}\n\n${(error as Error).message}`,
    );
  }
});
