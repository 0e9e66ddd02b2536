import { deriveNames } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { ACTIONS } from "./action-versions.ts";
import type { Run } from "./runs.ts";
import { indent, scalar } from "./yaml.ts";

/** The comment on top: what it is, where it goes, how it is made again. */
export function heading(lines: readonly string[]): string {
  return lines.map((line) => `# ${line}`.trimEnd()).join("\n");
}

/** What starts a workflow on a push, and by hand. */
export function trigger({ on }: Run): string {
  const [kind, names] = "branches" in on ? ["branches", on.branches] : ["tags", on.tags];
  return `on:\n  push:\n    ${kind}: [${names.map(scalar).join(", ")}]\n  workflow_dispatch:`;
}

/** Without `id-token: write` a job gets no OIDC token, and no role. */
export const PERMISSIONS = `permissions:
  contents: read
  id-token: write # the job's OIDC token, with which it becomes the role`;

/** The `environment:` line of a job, where its subject is that. */
export function environmentLine({ environment }: Run): string {
  return environment ? `\n    environment: ${scalar(environment)}` : "";
}

/**
 * The step that becomes a role, and refuses every account but the settings' one.
 *
 * @param role the ARN, or an expression
 */
export function becomeRole(settings: Settings, role: string): string {
  const { account, region, partition, audience } = deriveNames(settings);
  const china = partition === "aws-cn" ? `\n    audience: ${audience}` : "";
  return `- name: Become the role
  uses: ${ACTIONS.awsCredentials}
  with:
    role-to-assume: ${role}
    aws-region: ${region}
    allowed-account-ids: "${account}"${china}`;
}

/** Steps, put where a job has them. */
export function steps(...all: readonly string[]): string {
  return indent(all.join("\n\n"), 6);
}
