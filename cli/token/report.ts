import { GITHUB_OIDC_HOST } from "../../config/names.ts";
import type { ConditionResult } from "../../policies/trust-check/evaluate-trust.ts";
import type { Terminal } from "../frame/terminal.ts";
import { wrap } from "../frame/text.ts";
import type { RoleVerdict, TokenVerdict } from "./explain-token.ts";

/** The verdict for people: one line a condition, the causes below the role they belong to. */
export function tokenReport(verdict: TokenVerdict, { colors, columns }: Terminal): string {
  const { subject, source, audience } = verdict;
  const lines = [colors.bold(subject || "(no subject)")];
  if (verdict.warning) lines.push(`warning: ${verdict.warning}`);
  if (source === "subject") {
    lines.push(
      colors.dim(`Only the subject is known; the audience is taken to be ${audience}.`),
      colors.dim("A job has a token at all only with 'permissions: { id-token: write }'."),
    );
  }
  const reasons = verdict.causes.flatMap(causeLines);
  for (const role of verdict.roles) lines.push("", ...roleLines(role, colors));
  if (reasons.length > 0) lines.push("", colors.red("AWS refuses the token itself:"), ...reasons);
  return lines.map((line) => wrap(line, columns, "  ")).join("\n");
}

function roleLines(verdict: RoleVerdict, colors: Terminal["colors"]): string[] {
  const words = {
    yes: colors.green("admitted"),
    no: colors.red("refused"),
    unknown: colors.yellow("depends on values that are not known"),
  };
  return [
    `${verdict.role} (${verdict.trust} trust): ${words[verdict.admitted]}`,
    ...verdict.statements.flatMap(({ sid, effect, conditions }) => [
      `  ${effect} ${sid}`.trimEnd(),
      ...conditions.flatMap((condition) => conditionLines(condition, colors)),
    ]),
    ...verdict.causes.flatMap(causeLines),
  ];
}

function conditionLines(condition: ConditionResult, colors: Terminal["colors"]): string[] {
  const { operator, key, expected, found, outcome } = condition;
  const claim = key.replace(`${GITHUB_OIDC_HOST}:`, "");
  if (outcome === "holds")
    return [`    ${colors.green("ok     ")} ${claim} = ${found?.join(", ") || "(absent)"}`];
  const mark = outcome === "fails" ? colors.red("fails  ") : colors.yellow("unknown");
  const seen = found === undefined ? "(not in a subject)" : found.join(", ") || "(absent)";
  return [
    `    ${mark} ${claim}, ${operator}`,
    ...expected.map((one, index) => `      ${index === 0 ? "expected" : "      or"} ${one}`),
    `      found    ${seen}`,
  ];
}

function causeLines({ why, mend }: { readonly why: string; readonly mend: string }): string[] {
  return [`  why:  ${why}`, `  mend: ${mend}`];
}
