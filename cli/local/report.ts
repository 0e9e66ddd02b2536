import type { Finding } from "../../account/verify/finding.ts";
import type { Frame } from "../frame/frame.ts";
import { findingLines } from "../verify/report.ts";

/** One line for each thing that was looked for, and what is wrong with it below. */
export function arrivalLines(
  findings: readonly Finding[],
  style: Pick<Frame, "colors" | "columns">,
): string[] {
  const subjects = [...new Set(findings.map(({ subject }) => subject))];
  return subjects.flatMap((subject) => {
    const own = findings.filter((finding) => finding.subject === subject);
    const faults = own.filter(({ status }) => status !== "good" && status !== "notice");
    const mark = faults.length === 0 ? style.colors.green("ok     ") : style.colors.red("missing");
    const count = own.length === 1 ? "1 property" : `${own.length} properties`;
    const lines = faults.flatMap((finding) => findingLines(finding, style)).map((line) => `  ${line}`);
    return [`  ${mark} ${subject} ${style.colors.dim(`(${count})`)}`, ...lines];
  });
}

/** Outputs as `terraform output` words them. */
export function outputLines(outputs: Readonly<Record<string, unknown>>): string[] {
  const width = Math.max(0, ...Object.keys(outputs).map((name) => name.length));
  return Object.entries(outputs).map(([name, value]) => `  ${name.padEnd(width)} = ${JSON.stringify(value)}`);
}

/** The shell lines that lead `aws`, `terraform` and `cdktf` to the embedded AWS; `base` is the shell's environment. */
export function exportLines(variables: Readonly<Record<string, string>>, base: NodeJS.ProcessEnv): string[] {
  const isAws = ([name]: [string, string]) => name.startsWith("AWS_") && name !== "AWS_PROVIDER_VERSION";
  const entries = Object.entries(variables);
  const stale = Object.keys(base).filter((name) => STALE.test(name) && !(name in variables));
  return [
    ...(stale.length > 0 ? [`unset ${stale.join(" ")}`] : []),
    exportLine(entries.filter(isAws)),
    exportLine(entries.filter((entry) => !isAws(entry))),
  ];
}

/** Variables of a shell that would lead it elsewhere. */
const STALE =
  /^AWS_(PROFILE|DEFAULT_PROFILE|SESSION_TOKEN|SECURITY_TOKEN|ROLE_ARN|WEB_IDENTITY_.*|CONTAINER_.*|ENDPOINT_URL_.*|USE_.*)$/;

const exportLine = (entries: readonly [string, string][]) =>
  `export ${entries.map(([name, value]) => `${name}=${shellWord(value)}`).join(" ")}`;

const shellWord = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
