import { join } from "node:path";
import { childEnvironment, emulatorVariables } from "./environment.ts";
import { Gateway } from "./gateway.ts";
import { findOrInstallMoto } from "./moto-install.ts";
import { startMotoProcess } from "./moto-process.ts";
import type { RecordedCall } from "./recorded-call.ts";

/** How the embedded AWS is started. */
export interface EmulatorOptions {
  /** Account number that every caller belongs to. @default "123456789012" */
  readonly account?: string;
  /** Region its children work in. */
  readonly region: string;
  /** Port of the endpoint. @default one that the kernel chooses */
  readonly port?: number;
  /** How many calls are kept; the oldest go first. @default 100000 */
  readonly keepCalls?: number;
  /** Folder in which moto is installed where there is none. @default ".llmops/cache" of the working directory */
  readonly cacheDir?: string;
  /** Told what is being waited for. @default nothing is said */
  readonly log?: (line: string) => void;
  /** Ends the start while it is under way. */
  readonly signal?: AbortSignal;
}

/** A running embedded AWS. */
export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Variables that lead AWS clients here; for a child process take `childEnvironment`, which also removes. */
  readonly environment: Readonly<Record<string, string>>;
  /** `base` with everything AWS in it replaced by this emulator. */
  childEnvironment(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** Every API call so far, oldest first. */
  calls(): readonly RecordedCall[];
  /** Aborted, with the error as reason, when moto ends without having been told to. */
  readonly died: AbortSignal;
  /** Stops everything that was started. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts moto behind its gateway on 127.0.0.1.
 *
 * @throws where moto cannot be found, installed or started.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const cacheDir = options.cacheDir ?? join(process.cwd(), ".llmops", "cache");
  const command = await findOrInstallMoto({ ...options, cacheDir });
  const moto = await startMotoProcess({ command, env: motoEnvironment(options.account ?? "123456789012") });
  const gateway = await Gateway.start({ ...options, motoPort: moto.port }).catch(async (error: Error) => {
    await moto.stop();
    throw error;
  });
  const address = { endpoint: `http://127.0.0.1:${gateway.port}`, region: options.region };
  let stopped: Promise<unknown> | undefined;
  return {
    endpoint: address.endpoint,
    environment: emulatorVariables(address),
    childEnvironment: (base) => childEnvironment(base, address),
    calls: () => gateway.calls(),
    died: moto.died,
    stop: async () => {
      stopped ??= Promise.all([gateway.stop(), moto.stop()]);
      await stopped;
    },
  };
}

/** moto itself gets no AWS variable of the user's: it must not even be able to reach a real account. */
function motoEnvironment(account: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS|MOTO)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    AWS_EC2_METADATA_DISABLED: "true",
    MOTO_ACCOUNT_ID: account,
    // Without it arn:aws:iam::aws:policy/... does not exist and cannot be attached.
    MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
    PYTHONUNBUFFERED: "1",
  };
}
