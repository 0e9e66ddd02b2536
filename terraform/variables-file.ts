import { readFileSync } from "node:fs";

/** The variables file that cdktf and Terraform take by themselves from the project's folder. */
export const VARIABLES_FILE = "terraform.tfvars";

/**
 * The values that a variables file gives, text and numbers only: what this project's variables are.
 *
 * @see https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
export function parseVariables(text: string): Record<string, string> {
  const line =
    /^\s*([A-Za-z_][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?|true|false))\s*(?:(?:#|\/\/).*)?$/;
  const entries = text.split(/\r?\n/).flatMap((one): [string, string][] => {
    const [, name, quoted, bare] = line.exec(one) ?? [];
    const value = quoted === undefined ? bare : unescaped(quoted);
    return name && value !== undefined ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/**
 * Variables that are set: in a variables file, over those of the environment.
 *
 * @param file path of a variables file that exists, where there is one
 */
export function projectVariables(file: string | undefined, env: NodeJS.ProcessEnv): Record<string, string> {
  const set = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    name.startsWith("TF_VAR_") && value !== undefined ? [[name.slice("TF_VAR_".length), value]] : [],
  );
  const given = file ? parseVariables(readFileSync(file, "utf8")) : {};
  return { ...Object.fromEntries(set), ...given };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character));
}
