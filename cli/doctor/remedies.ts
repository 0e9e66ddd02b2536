import { AwsProblem } from "../../account/errors.ts";
import { deriveNames } from "../../config/names.ts";
import { bySubject, isDifferent, isMissing } from "./by-subject.ts";
import { REQUIRED } from "./checklist.ts";
import type { AccountFacts, Facts, Looked } from "./facts.ts";

/** What is wrong, and the command or the edit that mends it. */
export interface Remedy {
  readonly problem: string;
  readonly mend: string;
}

/** What applies of the guide's troubleshooting, and of what this project knows beyond it. */
export function remedies(facts: Facts): Remedy[] {
  const { account } = facts;
  // Adoption also makes what is missing and mends what differs.
  const loose = account instanceof AwsProblem ? [] : unmanaged(facts, account);
  const inAccount =
    account instanceof AwsProblem
      ? [{ problem: account.message.replace(account.mend, "").trim(), mend: account.mend }]
      : [
          ...refused(account),
          ...locked(account),
          ...firstOf(loose, notAsPromised(facts, account), toApply(facts)),
          ...notices(account),
        ];
  return [...inAccount, ...secret(facts), ...variables(facts)];
}

/** The first list with something in it: what mends that mends what would follow. */
function firstOf(...lists: readonly Remedy[][]): Remedy[] {
  return lists.find(({ length }) => length > 0) ?? [];
}

/** The account is as promised, and the state or the outputs are not. */
function toApply({ plans }: Facts): Remedy[] {
  return Object.entries(plans).flatMap(([name, plan]) => {
    const { changes = false, summary = "" } = known(plan) ?? {};
    const mend = `npx cdktf diff ${name} shows what; npx cdktf deploy ${name} applies it`;
    return changes ? [{ problem: `${name} is not applied: ${summary}`, mend }] : [];
  });
}

function known<T>(looked: Looked<T>): T | undefined {
  return "value" in looked ? looked.value : undefined;
}

/** A bucket of somebody else, a provider that others use: adoption says itself what to do. */
function refused({ existing }: AccountFacts): Remedy[] {
  return "problem" in existing ? [{ problem: existing.problem, mend: "as said there" }] : [];
}

function locked({ locks }: AccountFacts): Remedy[] {
  return (known(locks) ?? []).map(({ state, id, who, since }) => ({
    problem: `${state} is locked by ${who} since ${since}`,
    mend: `wait for it; where nobody is at work any more: terraform force-unlock ${id} in the stack's folder below cdktf.out/stacks`,
  }));
}

/** The guide's "already exists": there, but in no state. */
function unmanaged({ plans }: Facts, { existing }: AccountFacts): Remedy[] {
  const found = known(existing) ?? [];
  const loose = found.filter(({ stack, address }) => {
    const plan = known(plans[stack as "iam"]);
    return plan && !plan.managed.includes(address);
  });
  if (loose.length === 0) return [];
  return [
    {
      problem: `in the account, but not under Terraform: ${loose.map(({ address }) => address).join(", ")}`,
      mend: "npx llmops-aws adopt",
    },
  ];
}

function notAsPromised({ settings }: Facts, { findings }: AccountFacts): Remedy[] {
  const { owner, repository } = settings.github;
  const missing = bySubject(findings)
    .filter(isMissing)
    .map(({ subject }) => subject);
  const different = bySubject(findings)
    .filter(isDifferent)
    .map(({ subject }) => subject);
  const unreadable = findings.find(({ status }) => status === "unreadable");
  return [
    ...(missing.length > 0
      ? [
          {
            problem: `not there: ${missing.join(", ")}`,
            mend: `npx llmops-aws setup ${settings.account} ${owner} ${repository}`,
          },
        ]
      : []),
    ...(different.length > 0
      ? [
          {
            problem: `changed by hand, or before the settings were: ${different.join(", ")}`,
            mend: "npx llmops-aws verify shows what; npx cdktf deploy bootstrap iam puts it back",
          },
        ]
      : []),
    ...(unreadable
      ? [
          {
            problem: `${unreadable.subject}: ${unreadable.property} cannot be read`,
            mend: unreadable.note ?? "",
          },
        ]
      : []),
  ];
}

function notices({ findings }: AccountFacts): Remedy[] {
  return findings
    .filter(({ status }) => status === "notice")
    .map(({ subject, property, note = "" }) => ({ problem: `${subject}: ${property}: no`, mend: note }));
}

/** The guide's "GitHub Actions deployment fails". */
function secret({ github, settings }: Facts): Remedy[] {
  if (github.kind !== "missing") return [];
  const { arns } = deriveNames(settings);
  const { owner, repository } = settings.github;
  return [
    {
      problem: `GitHub has no secret ${settings.names.githubSecret}: workflows cannot assume the role`,
      mend: `gh secret set ${settings.names.githubSecret} --repo ${owner}/${repository} --body ${arns.githubActionsRole}`,
    },
  ];
}

function variables({ variables: { file, set, region }, settings }: Facts): Remedy[] {
  const empty = REQUIRED.filter((name) => !set.includes(name));
  if (empty.length > 0) {
    return file
      ? [
          {
            problem: `terraform.tfvars does not say ${empty.join(" and ")}`,
            mend: "fill it in as terraform.tfvars.example shows",
          },
        ]
      : [
          {
            problem: "there is no terraform.tfvars",
            mend: "cp terraform.tfvars.example terraform.tfvars, then fill it in",
          },
        ];
  }
  if (region === undefined || region === settings.region) return [];
  return [
    {
      problem: `terraform.tfvars names the region ${region}, and llmops.config.json ${settings.region}`,
      mend: "set aws_region to what llmops.config.json says, or move both",
    },
  ];
}
