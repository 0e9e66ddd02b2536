import { basename } from "node:path";
import type { Project } from "../project.ts";
import type { TornDown } from "./run.ts";
import type { Survey } from "./survey.ts";

/** What would go and what would stay. @param backend whether bucket and table go as well */
export function goingText({ names, settings }: Project, found: Survey, backend: boolean): string {
  const { stateBucket, lockTable } = names;
  const state = (going: boolean) => [
    ...(found.bucket
      ? [`  bucket ${stateBucket}${going ? ` with ${found.versions} versions of objects` : ""}`]
      : []),
    ...(found.table ? [`  table ${lockTable}`] : []),
  ];
  const goes = [...found.managed.map((address) => `  ${address}`), ...(backend ? state(true) : [])];
  const stays = [
    ...(backend ? [] : state(false)),
    ...found.kept.map(
      (address) => `  ${address}, which is protected: delete it by hand where that is wanted`,
    ),
    ...found.others.map(({ key }) => `  ${key} in the bucket`),
    ...found.unmanaged.map(
      ({ id }) => `  ${id}, which is in no state: npx llmops-aws adopt brings it under Terraform first`,
    ),
    ...(found.sharedProvider
      ? [`  GitHub's OIDC provider, which other roles trust: ${found.sharedProvider.roles.join(", ")}`]
      : []),
  ];
  return [
    ...(goes.length > 0 ? [`Goes from account ${settings.account}:`, ...goes] : []),
    ...(stays.length > 0 ? ["Stays:", ...stays] : []),
  ].join("\n");
}

/** What went, and what is left to do. */
export function goneText({ names, settings }: Project, gone: TornDown): string {
  const secret = gone.destroyed.some((address) => address.startsWith("aws_secretsmanager_secret."));
  return [
    `Taken down in account ${settings.account}: ${gone.destroyed.length} resources of the iam stack.`,
    ...(gone.bucketDeleted ? [`Deleted bucket ${names.stateBucket}.`] : []),
    ...(gone.tableDeleted ? [`Deleted table ${names.lockTable}.`] : []),
    ...(secret
      ? [
          `Secrets Manager keeps ${names.databasePasswordSecret} for 30 days; before a new setup bring it back with`,
          `  aws secretsmanager restore-secret --secret-id ${names.databasePasswordSecret} --region ${settings.region}`,
        ]
      : []),
    ...(gone.keptState ? [`The local state was kept as ${basename(gone.keptState)}.`] : []),
    ...(gone.bucketDeleted && settings.state.bootstrap === "s3"
      ? [
          'Before a cdktf deploy by hand put "state": { "bootstrap": "local" } back into llmops.config.json; setup does so itself.',
        ]
      : []),
  ].join("\n");
}
