import { AwsProblem } from "../../account/errors.ts";
import { deriveNames } from "../../config/names.ts";
import { bySubject, few, inWords, isMissing } from "./by-subject.ts";
import type { AccountFacts, Facts, Looked, PlanFacts } from "./facts.ts";

/** One line of the guide's checklist. `unknown` could not be looked at, which is no fault. */
export interface Line {
  readonly title: string;
  readonly status: "done" | "fault" | "unknown";
  /** What was seen. */
  readonly detail: string;
}

type Tick = Omit<Line, "title">;

const done = (detail: string): Tick => ({ status: "done", detail });
const fault = (detail: string): Tick => ({ status: "fault", detail });
const unknown = (detail: string): Tick => ({ status: "unknown", detail });

/** Ticks the guide's fifteen lines, in its order. */
export function checklist(facts: Facts): Line[] {
  const { names } = facts.settings;
  const bucket = deriveNames(facts.settings).stateBucket;
  const lines: readonly (readonly [string, Tick])[] = [
    ["AWS account, signed in", signedIn(facts)],
    ["AWS CLI installed and configured", awsCli(facts)],
    ["IAM set-up run", setUpRun(facts)],
    ["S3 bucket", asPromised(facts, [`bucket ${bucket}`])],
    ["DynamoDB table", asPromised(facts, [`table ${names.lockTable}`])],
    ["Terraform role", asPromised(facts, [`role ${names.terraformRole}`])],
    ["GitHub Actions role", asPromised(facts, [`role ${names.githubActionsRole}`])],
    ["OIDC provider", asPromised(facts, ["OIDC provider "])],
    [
      "ECS task roles",
      asPromised(facts, [`role ${names.ecsTaskExecutionRole}`, `role ${names.ecsTaskRole}`]),
    ],
    ["GitHub secret", githubSecret(facts)],
    ["Terraform backend filled in", backend(facts)],
    ["terraform.tfvars filled in", variables(facts)],
    ["Terraform initialised", initialised(facts)],
    ["Plan reviewed: nothing left to change", planned(facts)],
    ["Deployed", deployed(facts)],
  ];
  return lines.map(([title, tick]) => ({ title, ...tick }));
}

function signedIn({ account }: Facts): Tick {
  if (account instanceof AwsProblem) return fault(`${account.call}: ${account.code}`);
  return done(`account ${account.identity.account} as ${account.identity.arn}`);
}

function awsCli({ awsCli: version }: Facts): Tick {
  return version
    ? done(version)
    : unknown("not on the PATH; the guide's commands need it, this project does not");
}

function withAccount({ account }: Facts, tick: (account: AccountFacts) => Tick): Tick {
  return account instanceof AwsProblem ? unknown("cannot be looked at without the account") : tick(account);
}

function setUpRun(facts: Facts): Tick {
  return withAccount(facts, ({ findings }) => {
    const things = bySubject(findings);
    const missing = things.filter(isMissing).map(({ subject }) => subject);
    if (missing.length === 0) return done(`all ${things.length} things are there`);
    return fault(`${missing.length} of ${things.length} not there: ${few(missing)}`);
  });
}

/** @param subjects beginnings of the subjects that belong to the line */
function asPromised(facts: Facts, subjects: readonly string[]): Tick {
  return withAccount(facts, ({ findings }) => {
    const ours = findings.filter(({ subject }) =>
      subjects.some((one) => subject === one || (one.endsWith(" ") && subject.startsWith(one))),
    );
    const things = bySubject(ours);
    const wrong = things.flatMap((one) => {
      const words = inWords(one);
      return words ? [things.length > 1 ? `${one.subject}: ${words}` : words] : [];
    });
    const unreadable = ours.find(({ status }) => status === "unreadable");
    if (wrong.length > 0) return fault(wrong.join("; "));
    if (unreadable) return unknown(unreadable.note ?? "cannot be read");
    return done(`${ours.length} properties as promised`);
  });
}

function githubSecret({ github, settings }: Facts): Tick {
  const { owner, repository } = settings.github;
  const secret = `${settings.names.githubSecret} of ${owner}/${repository}`;
  if (github.kind === "there") return done(`${secret}, set ${github.updated}`);
  return github.kind === "missing"
    ? fault(`${secret} is not set`)
    : unknown(`cannot be looked at: ${github.reason}`);
}

function backend({ backend: found }: Facts): Tick {
  return "value" in found ? done(found.value) : fault(found.problem);
}

/** Variables without a default. */
export const REQUIRED = ["db_password", "alarm_email"];

function variables({ variables: { file, set, region }, settings }: Facts): Tick {
  const empty = REQUIRED.filter((name) => !set.includes(name));
  if (empty.length > 0)
    return fault(`${file ? "empty in terraform.tfvars" : "no terraform.tfvars"}: ${empty.join(", ")}`);
  if (region !== undefined && region !== settings.region) {
    return fault(`aws_region is ${region}, but the region in llmops.config.json is ${settings.region}`);
  }
  return done(`${REQUIRED.join(", ")} are set`);
}

function initialised({ initialised: stacks, terraform }: Facts): Tick {
  if ("problem" in terraform) return fault(terraform.problem);
  const not = Object.entries(stacks).flatMap(([name, is]) => (is ? [] : [name]));
  return not.length === 0
    ? done(terraform.value)
    : unknown(`${terraform.value}; not yet here: ${not.join(", ")}`);
}

function planned({ plans }: Facts): Tick {
  const open = Object.entries(plans).flatMap(([name, plan]) => planProblem(name, plan));
  const changes = open.filter(({ status }) => status === "fault");
  if (changes.length > 0) return fault(changes.map(({ detail }) => detail).join("; "));
  return open[0] ?? done("no changes in bootstrap and iam");
}

function planProblem(name: string, plan: Looked<PlanFacts>): Tick[] {
  if ("problem" in plan) return [unknown(`${name}: ${plan.problem}`)];
  return plan.value.changes ? [fault(`${name}: ${plan.value.summary}`)] : [];
}

function deployed(facts: Facts): Tick {
  return withAccount(facts, ({ findings }) => {
    const faults = findings.filter(({ status }) => status === "missing" || status === "different");
    if (faults.length > 0)
      return fault(`${faults.length} of ${findings.length} properties are not as promised`);
    const unseen = findings.filter(({ status }) => status === "unreadable").length;
    if (unseen > 0) return unknown(`${unseen} of ${findings.length} properties cannot be read`);
    return done(`${findings.length} properties as promised`);
  });
}
