import { expect, test } from "@jest/globals";
import { parseVariables } from "../../terraform/variables-file.ts";

test.each<[string, string, Record<string, string>]>([
  ["text", 'a = "b"', { a: "b" }],
  ["spaces and a comment", '  a="b c"   # why', { a: "b c" }],
  ["a number", "a = 2", { a: "2" }],
  ["quotes and backslashes inside", 'a = "x\\"y\\\\z"', { a: 'x"y\\z' }],
  ["a hash inside the text", 'a = "#b" // why', { a: "#b" }],
  ["several, with what is no assignment", '# a = "x"\na = "1"\n\nb = "2"\r\n', { a: "1", b: "2" }],
  ["empty text", 'a = ""', { a: "" }],
  ["what it does not understand", "a = [1]", {}],
])("%s", (_, text, expected) => {
  expect(parseVariables(text)).toEqual(expected);
});
