import type { Finding } from "../../account/verify/finding.ts";
import type { Project } from "../project.ts";
import { changeLines } from "./merge-settings.ts";
import type { SetupRun } from "./run-setup.ts";
import type { Summary } from "./summary.ts";
import type { VariablesOutcome } from "./variables.ts";

/** Sorts what happened into what was made, what was there and what is left to do. */
export function summarize(
  project: Project,
  run: SetupRun,
  findings: readonly Finding[],
  inGit: boolean,
): Summary {
  const { settings } = project;
  const items = [...files(run), ...stacks(project, run), ...state(run), ...secret(project, run)];
  const of = (kind: Item["kind"]) => items.filter((item) => item.kind === kind).map(({ text }) => text);
  return {
    account: settings.account,
    region: settings.region,
    made: of("made"),
    there: of("there"),
    left: [...toDo(run, inGit), ...findings.filter(({ status }) => status === "notice").map(noticed)],
    faults: findings.filter(({ status }) => status !== "good" && status !== "notice"),
    verified: findings.length,
  };
}

interface Item {
  readonly kind: "made" | "there";
  readonly text: string;
}

function files({ prepared }: SetupRun): readonly Item[] {
  const { file, changes, variables } = prepared;
  return [
    changes.length > 0
      ? { kind: "made", text: `${file}: ${changeLines(changes).join(", ")}` }
      : { kind: "there", text: file },
    ...(variables ? [variablesFile(variables)] : []),
  ];
}

function variablesFile({ made, madePassword }: VariablesOutcome): Item {
  if (!made) return { kind: "there", text: "terraform.tfvars" };
  const password = madePassword ? ", with a password that was made up" : "";
  return { kind: "made", text: `terraform.tfvars, readable by you only${password}` };
}

function stacks({ settings, names }: Project, { deployed }: SetupRun): readonly Item[] {
  const what = {
    bootstrap: `bucket ${names.stateBucket}, table ${names.lockTable}`,
    iam: `roles ${settings.names.githubActionsRole}, ${settings.names.terraformRole} and the rest`,
  };
  return deployed.map(({ stack, created, updated, imported }): Item => {
    const counts = [
      created.length > 0 && `${created.length} made`,
      updated.length > 0 && `${updated.length} changed`,
      imported.length > 0 && `${imported.length} adopted`,
    ].filter(Boolean);
    return counts.length > 0
      ? { kind: "made", text: `${stack}: ${counts.join(", ")} (${what[stack]})` }
      : { kind: "there", text: `${stack} (${what[stack]})` };
  });
}

function state({ moved }: SetupRun): readonly Item[] {
  const kept = moved.kept.length > 0 ? `; kept: ${moved.kept.join(", ")}` : "";
  return [
    moved.changed
      ? { kind: "made", text: `the state of bootstrap, moved to ${moved.where}${kept}` }
      : { kind: "there", text: `the state of bootstrap in ${moved.where}` },
  ];
}

function secret({ settings }: Project, run: SetupRun): readonly Item[] {
  const name = `the secret ${settings.names.githubSecret} of ${settings.github.owner}/${settings.github.repository}`;
  if (run.secret.outcome === "made") return [{ kind: "made", text: name }];
  if (run.secret.outcome === "there") {
    return [{ kind: "there", text: `${name} (GitHub never shows its value)` }];
  }
  return [];
}

function toDo(
  { prepared, deployed, secret: outcome }: SetupRun,
  inGit: boolean,
): readonly (readonly string[])[] {
  return [
    ...(outcome.outcome === "left" ? [secretSteps(outcome)] : []),
    ...(prepared.note ? [[prepared.note]] : []),
    ...(otherPassword(deployed) && prepared.variables?.made
      ? [
          [
            "terraform.tfvars is new, and the secret with the database password was there: it keeps its password until db_password_version is raised.",
          ],
        ]
      : []),
    ...(prepared.variables?.warning ? [[prepared.variables.warning]] : []),
    ...(inGit && prepared.variables && prepared.changes.length > 0
      ? [[`Commit ${prepared.file}; it holds no secret.`]]
      : []),
  ];
}

function secretSteps({ why, steps }: { readonly why: string; readonly steps: readonly string[] }) {
  return steps.length > 0 ? [`Set the GitHub secret (${why}):`, ...steps] : [`The GitHub secret: ${why}.`];
}

/** Terraform cannot see the password itself: a secret that was there is not written. */
function otherPassword(deployed: SetupRun["deployed"]): boolean {
  const created = deployed.flatMap((stack) => stack.created);
  return !created.some((address) => address.startsWith("aws_secretsmanager_secret_version."));
}

function noticed({ subject, property, note }: Finding): readonly string[] {
  return [`${subject}, ${property}: ${note ?? "not as promised yet"}`];
}
