import type { z } from "zod";
import { crossCheck } from "./cross-check.ts";
import { type Problem, SettingsError } from "./problem.ts";
import { type Settings, settingsSchema } from "./settings.ts";

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

/** The problems behind one of zod's issues: an unknown key is a problem of its own each. */
function problemsOf(issue: z.core.$ZodIssue, input: unknown): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      received: valueAt(input, [...issue.path, key]),
      mend: "no such setting: correct the spelling or take it out (the README lists them all)",
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

/**
 * Validates settings and fills in every default.
 *
 * @param input the parsed JSON of `llmops.config.json`
 * @param source the file's name, for messages
 * @throws SettingsError with every problem at once
 */
export function parseSettings(input: unknown, source = "llmops.config.json"): Settings {
  const result = settingsSchema.safeParse(input);
  if (!result.success) {
    throw new SettingsError(
      source,
      result.error.issues.flatMap((issue) => problemsOf(issue, input)),
    );
  }
  const problems = crossCheck(result.data);
  if (problems.length > 0) throw new SettingsError(source, problems);
  return result.data;
}
