import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadSettings } from "../config/load-settings.ts";
import { deriveNames, type Names } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { findTerraform, type TerraformBinary } from "../terraform/binary.ts";
import { terraformEnvironment } from "../terraform/environment.ts";
import { findProviderSource } from "../terraform/provider-source.ts";
import { StackFolder } from "../terraform/stack-folder.ts";
import { synthesize } from "../terraform/synthesize.ts";
import { projectVariables, VARIABLES_FILE } from "../terraform/variables-file.ts";
import type { Frame } from "./frame/frame.ts";
import { localOutdir, placeholderVariables } from "./local-project.ts";

/** Name of a stack. */
export type StackName = "bootstrap" | "iam";

/** Terraform and the environment it runs in. */
export interface Tools {
  readonly terraform: TerraformBinary;
  readonly env: NodeJS.ProcessEnv;
}

/** The project in the working directory, as one command works with it. */
export interface Project {
  readonly folder: string;
  readonly settings: Settings;
  readonly names: Names;
  /** Folder the stacks are synthesized into; the local state of `bootstrap` lies beside it. */
  readonly outdir: string;
  /** Variables that are set, from `terraform.tfvars` or the environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Finds Terraform and the provider, once. */
  tools(): Promise<Tools>;
  /** Synthesizes both stacks. @param outdir another folder than the project's own */
  synthesize(outdir?: string): Promise<void>;
  /** A synthesized stack. @param onLine told every line that Terraform writes */
  stack(name: StackName, onLine?: (line: string) => void): Promise<StackFolder>;
  /** `-var-file` for plan and apply, where the project has a variables file. */
  readonly variableArguments: readonly string[];
}

/** How a project is opened. */
export interface ProjectOptions {
  /** Gives variables that are not set a value: Terraform asks for all of them even to destroy. @default `local` */
  readonly placeholders?: boolean;
}

/**
 * Opens the project in the working directory.
 *
 * @param local whether the command works against the embedded AWS: its state is kept apart from a real account's
 * @throws SettingsError where the settings are missing or wrong
 */
export function openProject(
  frame: Pick<Frame, "env" | "signal">,
  local = false,
  { placeholders = local }: ProjectOptions = {},
): Project {
  const folder = process.cwd();
  const settings = loadSettings();
  const outdir = local ? localOutdir(folder) : join(folder, "cdktf.out");
  const env = placeholders ? { ...placeholderVariables(settings), ...frame.env } : frame.env;
  // The embedded AWS was set up without the user's values, and must be looked at without them.
  const file = local ? undefined : existingFile(join(folder, VARIABLES_FILE));
  let found: Promise<Tools> | undefined;
  const tools = () => {
    found ??= findTools(folder, settings, env);
    return found;
  };
  return {
    folder,
    settings,
    names: deriveNames(settings),
    outdir,
    variables: projectVariables(file, env),
    tools,
    variableArguments: file ? [`-var-file=${file}`] : [],
    synthesize: async (into = outdir) => {
      const { env } = await tools();
      await rm(join(into, "manifest.json"), { force: true });
      await synthesize({ project: folder, outdir: into, env, signal: frame.signal });
    },
    stack: async (name, onLine) => {
      const { terraform, env } = await tools();
      return new StackFolder(terraform, outdir, name, {
        env,
        signal: frame.signal,
        ...(onLine && { onLine }),
      });
    },
  };
}

const existingFile = (path: string) => (existsSync(path) ? path : undefined);

async function findTools(folder: string, settings: Settings, env: NodeJS.ProcessEnv): Promise<Tools> {
  const terraform = await findTerraform(env);
  const wanted = settings.awsProviderVersion;
  const source = await findProviderSource({ env, registryHost: terraform.registryHost, wanted });
  return { terraform, env: await terraformEnvironment(env, source, join(folder, ".llmops", "cache")) };
}
