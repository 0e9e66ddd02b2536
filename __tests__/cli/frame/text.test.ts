import { describe, expect, test } from "@jest/globals";
import { readTerminal } from "../../../cli/frame/terminal.ts";
import { visibleLength, wrap } from "../../../cli/frame/text.ts";

describe("wrapping", () => {
  test.each([
    ["short", 10, "", "short"],
    ["one two three", 8, "", "one two\nthree"],
    ["one two three", 8, "  ", "one two\n  three"],
    ["  one two three", 9, "  ", "  one two\n    three"],
    ["averylongwordthatstays whole", 10, "", "averylongwordthatstays\nwhole"],
    ["a b\nc d", 3, "", "a b\nc d"],
    ["", 3, "", ""],
  ])("%j at %i columns", (text, columns, indent, wrapped) => {
    expect(wrap(text, columns, indent)).toBe(wrapped);
  });

  test("colours take no room", () => {
    const red = "\u001b[31mred\u001b[39m";
    expect(visibleLength(red)).toBe(3);
    expect(wrap(`${red} and`, 7)).toBe(`${red} and`);
  });
});

describe("the terminal", () => {
  const tty = { isTTY: true, columns: 120 };
  const pipe = {};
  const colored = (env: NodeJS.ProcessEnv, out: { isTTY?: boolean }) =>
    readTerminal({ stdin: tty, stdout: out, stderr: tty }, env).colors.red("x") !== "x";

  test.each([
    [{}, tty, true],
    [{ NO_COLOR: "1" }, tty, false],
    [{ NO_COLOR: "" }, tty, true],
    [{ TERM: "dumb" }, tty, false],
    [{}, pipe, false],
    [{ CI: "true" }, pipe, false],
  ])("with %j and %j is coloured: %s", (env, out, expected) => {
    expect(colored(env, out)).toBe(expected);
  });

  test("without one: 80 columns, and nobody to ask", () => {
    const { columns, interactive } = readTerminal({ stdin: pipe, stdout: pipe, stderr: pipe }, {});
    expect({ columns, interactive }).toEqual({ columns: 80, interactive: false });
  });
});
