import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backendArguments } from "../../config/backend.ts";
import { runCommand } from "../../terraform/run.ts";
import { backendJson } from "../backend/render.ts";
import type { Frame } from "../frame/frame.ts";
import type { Project } from "../project.ts";

/**
 * Writes a state to the bucket as Terraform does: under the lock, and only over an older state of the same lineage. A
 * folder of its own keeps the stack's folder as it is until the move is done.
 *
 * @param overEmpty write over an empty state of another lineage too
 * @throws with Terraform's answer where it refuses
 */
export async function pushState(
  project: Project,
  frame: Frame,
  text: string,
  overEmpty: boolean,
): Promise<void> {
  const { terraform, env } = await project.tools();
  const cache = join(project.folder, ".llmops", "cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "state-"));
  try {
    const backend = backendArguments(project.settings, project.names.stateKeys.bootstrap);
    writeFileSync(join(folder, "backend.tf.json"), JSON.stringify(backendJson(backend)));
    writeFileSync(join(folder, "bootstrap.tfstate"), text, { mode: 0o600 });
    const options = { cwd: folder, env, signal: frame.signal };
    await runCommand(terraform.path, ["init", "-input=false", "-no-color"], options);
    await runCommand(
      terraform.path,
      ["state", "push", "-lock-timeout=30s", ...(overEmpty ? ["-force"] : []), "bootstrap.tfstate"],
      options,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
