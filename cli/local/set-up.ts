import { join } from "node:path";
import { CreateOpenIDConnectProviderCommand } from "@aws-sdk/client-iam";
import { awsClients } from "../../account/clients.ts";
import { readInstallation } from "../../account/promise/read-stacks.ts";
import { reader } from "../../account/read.ts";
import type { Finding } from "../../account/verify/finding.ts";
import { verify } from "../../account/verify/verify.ts";
import { loadSettings } from "../../config/load-settings.ts";
import { deriveNames, GITHUB_OIDC_HOST, type Names } from "../../config/names.ts";
import type { Settings } from "../../config/settings.ts";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { findTerraform, type TerraformBinary } from "../../terraform/binary.ts";
import { terraformEnvironment } from "../../terraform/environment.ts";
import { withPluginCache } from "../../terraform/plugin-cache.ts";
import { findProviderSource, type ProviderSource } from "../../terraform/provider-source.ts";
import { StackFolder } from "../../terraform/stack-folder.ts";
import { synthesize } from "../../terraform/synthesize.ts";
import { replaceEnvironment } from "../frame/embedded-aws.ts";
import { announceKeptUp, withdrawKeptUp } from "../kept-up.ts";
import { placeholderVariables } from "../local-project.ts";
import { watchLines } from "../progress.ts";
import type { StackName } from "../project.ts";
import { runOnce } from "../run-once.ts";
import { makeRunFolder, type RunFolder } from "./run-folder.ts";

/** Told what is being waited for. */
export type Say = (line: string) => void;

/** One set-up of both stacks on an embedded AWS of its own; the steps are called in the order they stand in. */
export class LocalSetUp {
  readonly settings: Settings;
  readonly names: Names;
  readonly #project: string;
  readonly #signal: AbortSignal;
  readonly #variables: Readonly<Record<string, string>>;
  #terraform: TerraformBinary | undefined;
  #source: ProviderSource | undefined;
  #emulator: Emulator | undefined;
  #folder: RunFolder | undefined;

  /**
   * @param project the project's folder
   * @param signal ends whatever is under way; `stop` must be called all the same
   * @throws SettingsError where the settings are wrong
   */
  constructor(project: string, signal: AbortSignal) {
    this.#project = project;
    this.#signal = signal;
    this.settings = loadSettings();
    this.names = deriveNames(this.settings);
    this.#variables = placeholderVariables(this.settings);
  }

  /** Finds Terraform and a source of the provider; says in words what was found. */
  async findTools(): Promise<string> {
    this.#terraform = await findTerraform();
    const { registryHost, product, version } = this.#terraform;
    this.#source = await findProviderSource({ registryHost, wanted: this.settings.awsProviderVersion });
    return `${product} ${version}, AWS provider ${describeSource(this.#source, this.settings)}`;
  }

  /** Starts the embedded AWS; says where it is. */
  async startAws(say: Say): Promise<string> {
    const { account, region } = this.settings;
    const options = { account, region, cacheDir: this.#cache, log: say, signal: this.#signal };
    this.#emulator = await startEmulator(options);
    replaceEnvironment(this.#emulator.childEnvironment(process.env));
    if (this.settings.oidcProvider.mode === "existing") await this.#makeExistingProvider();
    return `Embedded AWS at ${this.#emulator.endpoint}`;
  }

  /** Synthesizes both stacks into the private folder of this run. */
  async synthesize(): Promise<void> {
    this.#folder = await makeRunFolder(this.#cache, this.settings);
    const env = await this.#environment();
    await synthesize({ project: this.#project, outdir: this.#folder.outdir, env, signal: this.#running });
  }

  /**
   * Deploys both stacks and gives their outputs. `iam` begins as soon as bucket and table can be used: the provider
   * watches the bucket's lifecycle rules for most of a minute more.
   */
  async deployBoth(say: Say): Promise<Record<StackName, Record<string, unknown>>> {
    const iam = runOnce(() => this.#deploy("iam", watchLines(say)));
    const bootstrap = await this.#deploy("bootstrap", watchLines(say, iam.start)).finally(iam.settled);
    return { bootstrap, iam: await iam.start() };
  }

  async #deploy(stack: StackName, onLine: Say): Promise<Record<string, unknown>> {
    const options = { env: await this.#environment(), onLine, signal: this.#running };
    const folder = new StackFolder(need(this.#terraform), need(this.#folder).outdir, stack, options);
    await folder.init();
    await folder.apply();
    return folder.outputs();
  }

  /** Asks the embedded AWS, through the SDK, whether everything is there as the stacks promise it. */
  check(): Promise<Finding[]> {
    const { account, region } = this.settings;
    const variables = Object.fromEntries(
      Object.entries(this.#variables).map(([name, value]) => [name.replace(/^TF_VAR_/, ""), value]),
    );
    const installation = readInstallation(this.outdir, { account, region, variables });
    return verify(installation, reader(awsClients(region)));
  }

  /** Variables with which a shell talks to the embedded AWS, takes the same provider and finds this run's stacks. */
  async shellVariables(): Promise<Record<string, string>> {
    const tools = await terraformEnvironment({}, need(this.#source), this.#cache);
    const { TF_IN_AUTOMATION: _, ...told } = tools;
    const { outdir, settingsFile } = need(this.#folder);
    return {
      ...need(this.#emulator).environment,
      ...(told as Record<string, string>),
      LLMOPS_CONFIG: settingsFile,
      CDKTF_OUTPUT: outdir,
    };
  }

  /** Says to the other commands of this project where this embedded AWS is, until `stop`. */
  announce(): void {
    const { endpoint } = need(this.#emulator);
    const { account, region } = this.settings;
    announceKeptUp(this.#project, { endpoint, account, region, outdir: this.outdir, pid: process.pid });
  }

  /** Folder of the synthesized stacks of this run. */
  get outdir(): string {
    return need(this.#folder).outdir;
  }

  /** Aborted when the embedded AWS dies. */
  get died(): AbortSignal {
    return need(this.#emulator).died;
  }

  /** Stops and deletes all that this set-up started and wrote. */
  async stop(): Promise<void> {
    withdrawKeptUp(this.#project);
    await this.#emulator?.stop();
    await this.#folder?.remove();
  }

  get #cache(): string {
    return join(this.#project, ".llmops", "cache");
  }

  get #running(): AbortSignal {
    return AbortSignal.any([this.#signal, this.died]);
  }

  async #environment(): Promise<NodeJS.ProcessEnv> {
    const source = need(this.#source);
    const env = await terraformEnvironment(process.env, source, this.#cache);
    return {
      ...(source.kind === "registry" ? await withPluginCache(env, this.#cache) : env),
      LLMOPS_CONFIG: need(this.#folder).settingsFile,
      ...this.#variables,
    };
  }

  /** The settings say that the account has GitHub's provider already: this one does not yet. */
  async #makeExistingProvider(): Promise<void> {
    const { iam } = awsClients(this.settings.region);
    const ClientIDList = [this.names.audience];
    await iam.send(
      new CreateOpenIDConnectProviderCommand({ Url: `https://${GITHUB_OIDC_HOST}`, ClientIDList }),
    );
  }
}

function describeSource(source: ProviderSource, settings: Settings): string {
  if (source.kind === "mirror") return `${source.version} from the mirror ${source.path}`;
  const from = source.kind === "registry" ? "the registry" : `where ${source.file} says`;
  return `${settings.awsProviderVersion} from ${from}`;
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the steps of a local set-up were called out of order");
  return value;
}
