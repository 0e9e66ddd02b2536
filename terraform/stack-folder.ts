import { join } from "node:path";
import type { TerraformBinary } from "./binary.ts";
import { type RunOptions, type RunResult, runCommand } from "./run.ts";

/** How the commands of a stack are run. */
export type StackRunOptions = Pick<RunOptions, "env" | "onLine" | "signal">;

/** What a plan found. */
export interface PlanResult {
  /** Whether an apply would change anything. */
  readonly changes: boolean;
  readonly output: string;
}

/** The synthesized folder of one stack, `<out>/stacks/<name>`, and the Terraform commands in it. */
export class StackFolder {
  readonly path: string;
  readonly #binary: TerraformBinary;
  readonly #options: StackRunOptions;

  /**
   * @param outdir folder that cdktf synthesized into (`cdktf.out`)
   * @param stack name of the stack
   */
  constructor(binary: TerraformBinary, outdir: string, stack: string, options: StackRunOptions) {
    this.path = join(outdir, "stacks", stack);
    this.#binary = binary;
    this.#options = options;
  }

  /** `terraform init`, with `extra` arguments. */
  async init(...extra: string[]): Promise<void> {
    await this.#run(["init", "-input=false", "-no-color", ...extra]);
  }

  /** `terraform plan`; says whether there is anything to change. */
  async plan(...extra: string[]): Promise<PlanResult> {
    const args = ["plan", "-input=false", "-no-color", "-detailed-exitcode", ...extra];
    const { code, stdout } = await this.#run(args, [0, 2]);
    return { changes: code === 2, output: stdout };
  }

  /** `terraform apply`, without asking. */
  async apply(...extra: string[]): Promise<void> {
    await this.#run(["apply", "-input=false", "-no-color", "-auto-approve", ...extra]);
  }

  /** `terraform validate`. */
  async validate(): Promise<void> {
    await this.#run(["validate", "-no-color"]);
  }

  /** Every output by name; sensitive ones too. */
  async outputs(): Promise<Record<string, unknown>> {
    const { stdout } = await this.#run(["output", "-no-color", "-json"]);
    const raw = JSON.parse(stdout) as Record<string, { readonly value: unknown }>;
    return Object.fromEntries(Object.entries(raw).map(([name, { value }]) => [name, value]));
  }

  /** What a saved plan would do; without a file, what is in the state. Both as `terraform show -json` words it. */
  async show(planFile?: string): Promise<unknown> {
    const { stdout } = await this.#run(["show", "-no-color", "-json", ...(planFile ? [planFile] : [])]);
    return JSON.parse(stdout) as unknown;
  }

  /** Takes resources out of the state; in the account they stay as they are. */
  async stateRemove(...addresses: string[]): Promise<void> {
    await this.#run(["state", "rm", "-no-color", ...addresses]);
  }

  /** The state as its file words it; empty where there is none yet. */
  async statePull(): Promise<string> {
    return (await this.#run(["state", "pull"])).stdout;
  }

  /** Lets a resource that was left half made be changed in place instead of being replaced. */
  async untaint(address: string): Promise<void> {
    await this.#run(["untaint", "-no-color", address]);
  }

  /** Addresses of all resources in the state, in Terraform's order. */
  async stateList(): Promise<string[]> {
    const { stdout } = await this.#run(["state", "list", "-no-color"]);
    return stdout.split("\n").filter((line) => line.trim() !== "");
  }

  #run(args: readonly string[], expected: readonly number[] = [0]): Promise<RunResult> {
    return runCommand(this.#binary.path, args, { ...this.#options, cwd: this.path, expected });
  }
}
