import { App } from "cdktf";
import { loadSettings } from "./config/load-settings.ts";
import { SettingsError } from "./config/problem.ts";
import { PolicyError } from "./policies/errors.ts";
import { BootstrapStack } from "./stacks/bootstrap-stack.ts";
import { IamStack } from "./stacks/iam-stack.ts";

try {
  const settings = loadSettings();
  const app = new App();
  new BootstrapStack(app, "bootstrap", settings);
  new IamStack(app, "iam", settings);
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof PolicyError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
