import type * as z from "zod";
import { crossCheck } from "./cross-check.ts";
import { type Problem, SettingsError } from "./problem.ts";
import { type Settings, settingsSchema } from "./settings.ts";
import { knownSettings, nearestSetting } from "./suggestion.ts";

type Path = readonly PropertyKey[];

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

function unknownSetting(path: Path): string {
  const dotted = path.filter((key) => typeof key === "string").join(".");
  const nearest = nearestSetting(dotted, knownSettings(settingsSchema));
  return nearest
    ? `no such setting: did you mean ${nearest}?`
    : "no such setting: correct the spelling or take it out (the README lists them all)";
}

/** In place of zod's own words where a section is no object; every other rule brings its sentence along. */
function wrongType(issue: { readonly code?: string | undefined; readonly expected?: unknown }) {
  const isSection = issue.code === "invalid_type" && issue.expected === "object";
  return isSection ? "give an object of settings, as in { ... }" : undefined;
}

/** The problems behind one of zod's issues: an unknown key is a problem of its own each. */
function problemsOf(issue: z.core.$ZodIssue, input: unknown): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      received: valueAt(input, [...issue.path, key]),
      mend: unknownSetting([...issue.path, key]),
    }));
  }
  if (issue.code === "invalid_key") {
    return [
      {
        path: pathText(issue.path),
        received: issue.path.at(-1),
        mend: issue.issues[0]?.message ?? issue.message,
      },
    ];
  }
  return [{ path: pathText(issue.path), received: valueAt(input, issue.path), mend: issue.message }];
}

/** Valid settings with every default filled in, or what is wrong with them. */
export type Checked =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings?: undefined; readonly problems: readonly Problem[] };

/** Validates settings. @param input the parsed JSON of `llmops.config.json` */
export function checkSettings(input: unknown): Checked {
  const result = settingsSchema.safeParse(input, { error: wrongType });
  if (!result.success) return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, input)) };
  const problems = crossCheck(result.data);
  return problems.length > 0 ? { problems } : { settings: result.data, problems: [] };
}

/**
 * Validates settings and fills in every default.
 *
 * @param input the parsed JSON of `llmops.config.json`
 * @param source the file's name, for messages
 * @throws SettingsError with every problem at once
 */
export function parseSettings(input: unknown, source = "llmops.config.json"): Settings {
  const { settings, problems } = checkSettings(input);
  if (settings) return settings;
  throw new SettingsError(source, problems);
}
