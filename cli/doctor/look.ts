import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findExisting } from "../../account/adopt/existing.ts";
import { awsClients } from "../../account/clients.ts";
import { AwsProblem } from "../../account/errors.ts";
import { requireAccount } from "../../account/identity.ts";
import type { Installation } from "../../account/promise/promised.ts";
import { readInstallation } from "../../account/promise/read-stacks.ts";
import { reader } from "../../account/read.ts";
import { bucketPresence } from "../../account/state-bucket.ts";
import { heldLocks } from "../../account/states.ts";
import { verify } from "../../account/verify/verify.ts";
import type { StackFolder } from "../../terraform/stack-folder.ts";
import { managedAddresses } from "../../terraform/state-addresses.ts";
import { VARIABLES_FILE } from "../../terraform/variables-file.ts";
import type { Frame } from "../frame/frame.ts";
import type { Project, StackName } from "../project.ts";
import { promisedInstallation } from "../verify/run.ts";
import { type AccountFacts, type Facts, type Looked, looked, type PlanFacts } from "./facts.ts";
import { lookForSecret, run } from "./github-secret.ts";

/** How `doctor` looks. */
export interface LookOptions {
  /** Whether to plan both stacks, which takes the longest. @default true */
  readonly plan?: boolean;
}

/** Looks at everything at once. Changes nothing in the account. */
export async function lookAround(
  project: Project,
  frame: Frame,
  { plan = true }: LookOptions,
): Promise<Facts> {
  const initialised = { bootstrap: isInitialised(project, "bootstrap"), iam: isInitialised(project, "iam") };
  const synthesized = looked(() => project.synthesize());
  const account = lookAtAccount(project, frame, synthesized);
  const [accountFacts, cli, terraform, github, { backend, plans }] = await Promise.all([
    account,
    run("aws", ["--version"], frame.env),
    looked(async () => describe(await project.tools())),
    lookForSecret(project.settings, frame.env),
    lookAtStacks(project, account, synthesized, plan),
  ]);
  const { aws_region: region, ...others } = project.variables;
  return {
    settings: project.settings,
    account: accountFacts,
    awsCli: "stdout" in cli ? (cli.stdout.trim().split(" ")[0] ?? "") : undefined,
    terraform,
    variables: {
      file: existsSync(join(project.folder, VARIABLES_FILE)),
      set: Object.entries(others).flatMap(([name, value]) => (value === "" ? [] : [name])),
      region,
    },
    backend,
    initialised,
    plans,
    github,
  };
}

const describe = ({ terraform: { product, version } }: Awaited<ReturnType<Project["tools"]>>) =>
  `${product} ${version}`;

async function lookAtAccount(
  project: Project,
  frame: Frame,
  synthesized: Promise<Looked<void>>,
): Promise<AccountFacts | AwsProblem> {
  const { account, region } = project.settings;
  const clients = awsClients(region);
  try {
    const [identity, installation] = await Promise.all([
      requireAccount(clients, account),
      promised(project, frame, synthesized),
    ]);
    const read = reader(clients);
    const { stateBucket: bucket, lockTable: table } = project.names;
    const ours = (await read(bucketPresence, bucket, account)).state === "ours";
    const [findings, existing, locks] = await Promise.all([
      verify(installation, read),
      looked(() => findExisting(installation, read)),
      looked(async () => (ours ? heldLocks(clients, { bucket, table, account }) : [])),
    ]);
    return { identity, findings, existing, locks };
  } catch (error) {
    if (error instanceof AwsProblem) return error;
    throw error;
  }
}

/** Without Terraform the project's own folder is not synthesized into; the account is looked at all the same. */
async function promised(
  project: Project,
  frame: Frame,
  synthesized: Promise<Looked<void>>,
): Promise<Installation> {
  if ("problem" in (await synthesized)) return promisedInstallation(project, frame);
  return readInstallation(project.outdir, { ...project.settings, variables: project.variables });
}

interface StackFacts {
  readonly backend: Looked<string>;
  readonly plans: Readonly<Record<StackName, Looked<PlanFacts>>>;
}

async function lookAtStacks(
  project: Project,
  account: Promise<AccountFacts | AwsProblem>,
  synthesis: Promise<Looked<void>>,
  plan: boolean,
): Promise<StackFacts> {
  const synthesized = await synthesis;
  const both = (problem: string) => ({ bootstrap: { problem }, iam: { problem } });
  if ("problem" in synthesized) return { backend: synthesized, plans: both(synthesized.problem) };
  const backend = await looked(async () => describeBackend(project));
  if (!plan) return { backend, plans: both("left out with --no-plan") };
  if ((await account) instanceof AwsProblem)
    return { backend, plans: both("cannot be planned without the account") };
  const [bootstrap, iam] = await Promise.all([planOf(project, "bootstrap"), planOf(project, "iam")]);
  return { backend, plans: { bootstrap, iam } };
}

/** The backend as it stands in the synthesized stacks. */
function describeBackend({ outdir, names }: Project): string {
  const described = (["bootstrap", "iam"] as const).map((name) => {
    const json = JSON.parse(
      readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"),
    ) as StackBackend;
    const s3 = json.terraform.backend.s3;
    if (s3 && s3.bucket !== names.stateBucket) throw new Error(`${name} keeps its state in ${s3.bucket}`);
    return `${name}: ${s3 ? `s3://${s3.bucket}/${s3.key}` : "local file"}`;
  });
  return described.join(", ");
}

interface StackBackend {
  readonly terraform: {
    readonly backend: { readonly s3?: { readonly bucket: string; readonly key: string } };
  };
}

/** A plan changes nothing and holds no lock: nobody has to wait for a doctor. */
function planOf(project: Project, name: StackName): Promise<Looked<PlanFacts>> {
  return looked(async () => {
    const stack = await project.stack(name);
    if (!isInitialised(project, name)) await stack.init();
    // What was initialised for other settings, or another provider, says so and is initialised anew.
    const plan = await planned(stack, project).catch(async () => {
      await stack.init();
      return planned(stack, project);
    });
    return plan;
  });
}

async function planned(stack: StackFolder, project: Project): Promise<PlanFacts> {
  const [{ changes, output }, managed] = await Promise.all([
    stack.plan("-lock=false", ...project.variableArguments),
    managedAddresses(stack),
  ]);
  return { changes, summary: /^Plan: .*(?=\.$)/m.exec(output)?.[0] ?? "outputs change", managed };
}

/** Whether `terraform init` was run in a stack's folder. */
function isInitialised({ outdir }: Project, name: StackName): boolean {
  return existsSync(join(outdir, "stacks", name, ".terraform"));
}
