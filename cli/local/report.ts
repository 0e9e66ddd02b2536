import colors from "picocolors";
import type { Arrival } from "./arrivals.ts";

/** One line for each thing that was looked for. */
export function arrivalLines(arrivals: readonly Arrival[]): string[] {
  const width = Math.max(...arrivals.map(({ what }) => what.length));
  return arrivals.map(({ what, detail, arrived }) => {
    const mark = arrived ? colors.green("ok    ") : colors.red("missing");
    return `  ${mark} ${what.padEnd(width)}  ${colors.dim(detail)}`;
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
