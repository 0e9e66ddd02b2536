import type { RawSettings } from "../state/settings-file.ts";
import type { GithubIds } from "./github-ids.ts";
import type { Wanted } from "./wanted.ts";

/** One setting that differs from what stands in the file. */
export interface SettingChange {
  /** Dotted path, such as `github.owner`. */
  readonly path: string;
  /** `undefined` where nothing stood there. */
  readonly from: unknown;
  /** `undefined` where it is taken out. */
  readonly to: unknown;
}

/** The file as it ought to be, and how that differs from what it is. */
export interface Merged {
  readonly settings: RawSettings;
  readonly changes: readonly SettingChange[];
}

/**
 * Puts what is wanted into the settings and keeps everything else that the user has there.
 *
 * Numbers of another repository go, and so does the place of another account's state.
 *
 * @param ids the repository's numbers; `undefined` where GitHub did not tell
 */
export function mergeSettings(existing: RawSettings, wanted: Wanted, ids: GithubIds | undefined): Merged {
  const github = section(existing.github);
  const sameRepository = github.owner === wanted.owner && github.repository === wanted.repository;
  const { ownerId, repositoryId, ...otherGithub } = github;
  const known = ids ?? (sameRepository ? defined({ ownerId, repositoryId }) : {});
  const names = { ...section(existing.names), ...(wanted.bucket && { stateBucket: wanted.bucket }) };
  const state = { ...section(existing.state) };
  if (existing.account !== undefined && existing.account !== wanted.account) delete state.bootstrap;
  const { account: _, region: __, github: ___, names: ____, state: _____, ...others } = existing;
  const settings: RawSettings = {
    ...(existing.$schema !== undefined && { $schema: existing.$schema }),
    account: wanted.account,
    region: wanted.region,
    github: { ...otherGithub, owner: wanted.owner, repository: wanted.repository, ...known },
    ...(Object.keys(names).length > 0 && { names }),
    ...(Object.keys(state).length > 0 && { state }),
    ...others,
  };
  return { settings, changes: changesBetween(existing, settings) };
}

/** Leaves that differ, by their paths. */
function changesBetween(from: unknown, to: unknown, path = ""): readonly SettingChange[] {
  if (isSection(from) && isSection(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => changesBetween(from[key], to[key], path ? `${path}.${key}` : key));
  }
  if (from === undefined && isSection(to)) return changesBetween({}, to, path);
  if (to === undefined && isSection(from)) return changesBetween(from, {}, path);
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from, to }];
}

function isSection(value: unknown): value is RawSettings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function section(value: unknown): RawSettings {
  return isSection(value) ? value : {};
}

function defined(values: RawSettings): RawSettings {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** One line a change, as a diff shows it. */
export function changeLines(changes: readonly SettingChange[]): readonly string[] {
  return changes.map(({ path, from, to }) => {
    if (from === undefined) return `+ ${path}: ${JSON.stringify(to)}`;
    if (to === undefined) return `- ${path}: ${JSON.stringify(from)}`;
    return `~ ${path}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`;
  });
}
