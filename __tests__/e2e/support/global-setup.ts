import { join } from "node:path";
import { DEFAULT_AWS_PROVIDER_VERSION } from "../../../config/settings.ts";
import { findOrInstallMoto } from "../../../emulator/moto-install.ts";
import { findTerraform } from "../../../terraform/binary.ts";
import { terraformEnvironment } from "../../../terraform/environment.ts";
import { findProviderSource } from "../../../terraform/provider-source.ts";

/**
 * Looks once for what an end-to-end test needs. What is missing goes into `LLMOPS_E2E_SKIP`, read by
 * `describeWithTerraform`; what was found goes into the environment of the tests' children.
 */
export default async function globalSetup(): Promise<void> {
  const cacheDir = join(__dirname, "..", "..", "..", ".llmops", "cache");
  try {
    const { registryHost } = await findTerraform();
    const source = await findProviderSource({ registryHost, wanted: DEFAULT_AWS_PROVIDER_VERSION });
    await findOrInstallMoto({ cacheDir, log: (line) => console.error(line) });
    const env = await terraformEnvironment(process.env, source, cacheDir);
    for (const name of new Set([...Object.keys(env), ...Object.keys(process.env)])) {
      if (env[name] === undefined) delete process.env[name];
      else process.env[name] = env[name];
    }
  } catch (error) {
    process.env.LLMOPS_E2E_SKIP = (error as Error).message;
    console.error(`end-to-end tests are skipped: ${process.env.LLMOPS_E2E_SKIP}`);
  }
}
