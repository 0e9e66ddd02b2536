import { arnBuilder } from "../config/names.ts";
import type { Settings } from "../config/settings.ts";
import { oneOrMany } from "./conditions.ts";
import type { Statement } from "./statement.ts";

/** Geographies whose inference profiles stand before a model's id, as in `us.anthropic.claude-...`. */
const PROFILE = /^(apac|au|ca|eu|global|jp|us|us-gov)\./;

const ACTIONS = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/**
 * Invoking the models that the settings name, and none when they name none. A cross-region
 * inference profile needs the model in every region it may choose, but only by way of the profile.
 *
 * @param regions where the caller runs
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function invokeModels(settings: Settings, regions: readonly string[]): readonly Statement[] {
  const { bedrockModels } = settings.taskRole;
  const arn = arnBuilder(settings);
  const models = bedrockModels.filter((id) => !PROFILE.test(id));
  const profiles = bedrockModels.filter((id) => PROFILE.test(id));
  const profileArns = profiles.flatMap((id) => arn.everyRegion("bedrock", `inference-profile/${id}`));
  return [
    ...(models.length > 0
      ? [
          {
            sid: "InvokeModels",
            actions: ACTIONS,
            resources: models.flatMap((id) => regions.map((region) => arn.foundationModel(region, id))),
          },
        ]
      : []),
    ...(profiles.length > 0
      ? [
          { sid: "InvokeProfiles", actions: ACTIONS, resources: profileArns },
          {
            sid: "InvokeModelsOfProfiles",
            actions: ACTIONS,
            resources: profiles.map((id) => arn.foundationModel("*", id.replace(PROFILE, ""))),
            conditions: { ArnLike: { "bedrock:InferenceProfileArn": oneOrMany(profileArns) } },
          },
        ]
      : []),
  ];
}
