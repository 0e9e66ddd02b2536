import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ALARM_EMAIL, DATABASE_PASSWORD } from "../../config/variable-rules.ts";
import { parseVariables, VARIABLES_FILE } from "../../terraform/variables-file.ts";
import { usageError } from "../frame/errors.ts";
import type { Frame } from "../frame/frame.ts";

/** What became of the variables file. */
export interface VariablesOutcome {
  readonly made: boolean;
  /** Whether the password was made up. */
  readonly madePassword: boolean;
  /** What a person should look at. */
  readonly warning?: string;
}

// The same rules as the stack's own: what it would refuse later is refused here.
const PASSWORD = new RegExp(DATABASE_PASSWORD);
const EMAIL = new RegExp(ALARM_EMAIL);
const PASSWORD_RULE = 'use 12 to 128 printable ASCII characters other than / @ " and space';
const EMAIL_RULE = "give an e-mail address, as in ops@example.com";

/**
 * Writes `terraform.tfvars`, readable by its owner only, where there is none; looks at it where there is. The password is
 * asked for unseen, or made where nobody answers; it is never taken from the command line.
 *
 * @throws UsageError where a value is missing that nobody can be asked for, or does not fit
 */
export async function prepareVariables(
  folder: string,
  region: string,
  alarmEmail: string | undefined,
  frame: Pick<Frame, "env" | "interactive" | "json" | "ask" | "askHidden">,
): Promise<VariablesOutcome> {
  if (alarmEmail !== undefined && !EMAIL.test(alarmEmail)) {
    throw usageError(`--alarm-email: received "${alarmEmail}"; ${EMAIL_RULE}`);
  }
  const file = join(folder, VARIABLES_FILE);
  if (existsSync(file)) return look(file, region, frame.env);
  const { TF_VAR_alarm_email: givenEmail, TF_VAR_db_password: givenPassword } = frame.env;
  const email = alarmEmail ?? givenEmail ?? (await askEmail(frame));
  const password = givenPassword ? undefined : await askPassword(frame);
  const lines = [
    "# Written by llmops-aws setup. Never commit it.",
    `aws_region  = ${quoted(region)}`,
    // What the environment holds already stays there.
    ...(password === undefined ? [] : [`db_password = ${quoted(password.text)}`]),
    `alarm_email = ${quoted(email)}`,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  return { made: true, madePassword: password?.made ?? false };
}

function look(file: string, region: string, env: NodeJS.ProcessEnv): VariablesOutcome {
  const values = parseVariables(readFileSync(file, "utf8"));
  const value = (name: string) => values[name] ?? env[`TF_VAR_${name}`] ?? "";
  const wrong = [
    ...(value("aws_region") && value("aws_region") !== region
      ? [`aws_region is "${value("aws_region")}", and llmops.config.json says "${region}": set both alike`]
      : []),
    ...(PASSWORD.test(value("db_password")) ? [] : [`db_password: ${PASSWORD_RULE}`]),
    ...(EMAIL.test(value("alarm_email")) ? [] : [`alarm_email: ${EMAIL_RULE}`]),
  ];
  if (wrong.length > 0)
    throw usageError(`${VARIABLES_FILE}: ${wrong.join("; ")}. Nothing was changed in the account.`);
  const open = process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0;
  return {
    made: false,
    madePassword: false,
    ...(open && {
      warning: `${VARIABLES_FILE} can be read by others on this machine: chmod 600 ${VARIABLES_FILE}`,
    }),
  };
}

async function askEmail(frame: Pick<Frame, "ask">): Promise<string> {
  return frame.ask(
    "E-mail address that receives alarms:",
    "give --alarm-email, or write terraform.tfvars (see terraform.tfvars.example)",
    (answer) => EMAIL.test(answer) || EMAIL_RULE,
  );
}

async function askPassword(frame: Pick<Frame, "interactive" | "json" | "askHidden">) {
  const asked =
    frame.interactive && !frame.json
      ? await frame.askHidden(
          "Password of the database (left empty, a strong one is made):",
          "",
          (answer) => answer === "" || PASSWORD.test(answer) || PASSWORD_RULE,
        )
      : "";
  return asked === ""
    ? { text: randomBytes(24).toString("base64url"), made: true }
    : { text: asked, made: false };
}

/** As HCL: in its strings a dollar or per cent sign before a brace begins a template, unless it is written by its number. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => (sign === "$" ? "\\u0024" : "\\u0025"));
}
