import { GITHUB_OIDC_HOST } from "../../config/names.ts";
import type { PolicyDocument, StatementJson } from "../../policies/document.ts";
import { conditionWords } from "./condition-words.ts";

const SUBJECT = `${GITHUB_OIDC_HOST}:sub`;
const REPOSITORY_ID = `${GITHUB_OIDC_HOST}:repository_id`;

/** Who a trust policy admits, one line each. */
export function visitors(trust: PolicyDocument): readonly string[] {
  return trust.json.Statement.flatMap(visitorsOf);
}

function visitorsOf({ Principal, Condition = {} }: StatementJson): readonly string[] {
  if (Principal === undefined || Principal === "*") return ["everybody"];
  if ("Federated" in Principal) return runs(Condition);
  const when = conditionWords(Condition);
  const suffix = when.length > 0 ? `, ${when.join(", ")}` : "";
  if ("Service" in Principal) return [`the service ${[Principal.Service].flat().join(" and ")}${suffix}`];
  return [Principal.AWS].flat().map((arn) => `${principalName(arn)}${suffix}`);
}

function principalName(arn: string): string {
  return arn.endsWith(":root") ? `principals of account ${arn.split(":")[4]} that may assume it` : arn;
}

function runs(conditions: NonNullable<StatementJson["Condition"]>): readonly string[] {
  const ids = [conditions.StringEquals?.[REPOSITORY_ID] ?? []].flat();
  const suffix = ids.length > 0 ? `, repository id ${ids.join(" or ")}` : "";
  return ["StringEquals", "StringLike"].flatMap((operator) =>
    [conditions[operator]?.[SUBJECT] ?? []].flat().map((subject) => `GitHub Actions as ${subject}${suffix}`),
  );
}
