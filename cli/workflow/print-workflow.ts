import { loadSettings } from "../../config/load-settings.ts";
import type { Settings } from "../../config/settings.ts";
import type { Frame } from "../frame/frame.ts";
import type { CommandResult } from "../frame/result.ts";
import { type DeployOptions, deployWorkflow } from "./deploy-workflow.ts";
import { infrastructureWorkflow } from "./infrastructure-workflow.ts";
import { type TerraformOptions, terraformWorkflow } from "./terraform-workflow.ts";

/** Which workflow. */
export type WorkflowKind = "deploy" | "terraform" | "infrastructure";

/** Options of all of them. */
export interface WorkflowOptions extends DeployOptions, TerraformOptions {}

const WORKFLOWS: Readonly<Record<WorkflowKind, (settings: Settings, options: WorkflowOptions) => string>> = {
  deploy: deployWorkflow,
  terraform: terraformWorkflow,
  infrastructure: infrastructureWorkflow,
};

/** Prints one workflow; it is the whole of stdout, to be redirected into a file. */
export async function printWorkflow(
  frame: Frame,
  kind: WorkflowKind,
  options: WorkflowOptions,
): Promise<CommandResult> {
  const text = WORKFLOWS[kind](loadSettings(frame.env), options);
  return { ok: true, json: { kind, path: `.github/workflows/${kind}.yml`, workflow: text }, text };
}
