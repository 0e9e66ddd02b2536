import { checkSettings } from "../../config/parse-settings.ts";
import { SettingsError } from "../../config/problem.ts";
import { type RawSettings, readRawSettings, settingsFile } from "../state/settings-file.ts";

/** Options of `llmops-aws setup`. */
export interface SetupOptions {
  readonly region?: string;
  readonly bucket?: string;
  readonly alarmEmail?: string;
  readonly yes?: boolean;
  readonly local?: boolean;
}

/** What the command line asks for, checked. */
export interface Wanted {
  readonly account: string;
  readonly owner: string;
  readonly repository: string;
  readonly region: string;
  readonly bucket?: string;
}

const DEFAULT_REGION = "us-east-1";

/** What the user calls the settings that the command line sets. */
const ARGUMENT: Readonly<Record<string, string>> = {
  account: "<account>",
  region: "--region",
  "github.owner": "<owner>",
  "github.repository": "<repository>",
  "names.stateBucket": "--bucket",
};

/**
 * Checks the arguments by the rules of the settings, and takes the region of the settings file where none is given.
 *
 * @throws SettingsError with every problem at once, each under the argument's name
 */
export function wantedOf(options: SetupOptions, [account, owner, repository]: readonly string[]): Wanted {
  const inFile = readRawSettings(settingsFile(process.env)).region;
  const region = options.region ?? (typeof inFile === "string" ? inFile : DEFAULT_REGION);
  const { bucket } = options;
  const { problems } = checkSettings({
    account,
    region,
    github: { owner, repository },
    ...(bucket !== undefined && { names: { stateBucket: bucket } }),
  });
  if (problems.length > 0) {
    const named = problems.map((problem) => ({ ...problem, path: ARGUMENT[problem.path] ?? problem.path }));
    throw new SettingsError("llmops-aws setup", named);
  }
  const text = (value: string | undefined) => value ?? "";
  const wanted = { account: text(account), owner: text(owner), repository: text(repository), region };
  return { ...wanted, ...(bucket !== undefined && { bucket }) };
}

/** The settings file's content once it is as wanted. */
export type { RawSettings };
