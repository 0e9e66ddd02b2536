import { loadSettings } from "../../config/load-settings.ts";
import { deriveNames } from "../../config/names.ts";
import { type Cause, tokenCauses, trustCauses } from "../../policies/trust-check/causes.ts";
import { evaluateTrust, type StatementResult } from "../../policies/trust-check/evaluate-trust.ts";
import { type GithubToken, requestContext } from "../../policies/trust-check/github-token.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { givenToken } from "./given-token.ts";
import { tokenReport } from "./report.ts";
import { liveRoles, onlyRole, plannedRoles, type TrustedRole } from "./trusted-roles.ts";

/** What one role says to a token. */
export interface RoleVerdict {
  readonly role: string;
  readonly trust: "planned" | "live" | "absent";
  readonly admitted: "yes" | "no" | "unknown";
  readonly statements: readonly StatementResult[];
  readonly causes: readonly Cause[];
}

/** Everything there is to say of a token. */
export interface TokenVerdict {
  readonly subject: string;
  readonly source: GithubToken["source"];
  /** Assumed where only the subject is known. */
  readonly audience: string;
  readonly warning: string | undefined;
  /** Why AWS refuses it whatever a role says. */
  readonly causes: readonly Cause[];
  readonly roles: readonly RoleVerdict[];
}

/** Holds a token against every role that trusts GitHub. Good where one of them admits it. */
export async function explainToken(
  frame: Frame,
  options: { readonly live?: boolean; readonly role?: string },
  given: string,
): Promise<CommandResult> {
  const settings = loadSettings(frame.env);
  const { token, warning } = await givenToken(given);
  const roles = onlyRole(options.live ? await liveRoles(settings) : plannedRoles(settings), options.role);
  const { audience } = deriveNames(settings);
  const verdict: TokenVerdict = {
    subject: token.subject,
    source: token.source,
    audience,
    warning,
    causes: tokenCauses(token, Date.now()),
    roles: roles.map((role) => roleVerdict(role, token, audience, options.live ? "live" : "planned")),
  };
  const ok = verdict.causes.length === 0 && verdict.roles.some(({ admitted }) => admitted === "yes");
  return { ok, json: { admitted: ok, ...verdict }, text: tokenReport(verdict, frame) };
}

function roleVerdict(
  { name, setting, trust }: TrustedRole,
  token: GithubToken,
  audience: string,
  kind: "live" | "planned",
): RoleVerdict {
  if (!trust) {
    const why = "The account has no such role.";
    const causes = [{ why, mend: "deploy the iam stack: npx llmops-aws setup, or cdktf deploy iam" }];
    return { role: name, trust: "absent", admitted: "no", statements: [], causes };
  }
  const result = evaluateTrust(trust, requestContext(token, audience));
  const causes = trustCauses({ token, result, setting, audience });
  return { role: name, trust: kind, ...result, causes };
}
