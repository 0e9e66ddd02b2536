import type { Settings } from "../../config/settings.ts";
import type { PolicyDocument } from "../../policies/document.ts";
import { POLICY_LIMITS, policySize } from "../../policies/limits.ts";
import { permissionsBoundary } from "../../policies/permissions-boundary.ts";
import { type CatalogRole, roleCatalog } from "../../policies/role-catalog.ts";
import { settingsWarnings } from "../../policies/warnings.ts";
import { type Ability, abilities } from "./ability.ts";
import { visitors } from "./visitor.ts";

/** A role in words: who may become it, and what it may do. */
export interface DescribedRole {
  readonly name: string;
  readonly purpose: string;
  /** One line each. */
  readonly who: readonly string[];
  readonly abilities: readonly Ability[];
  readonly awsManaged: readonly string[];
}

/** How much of AWS's limit a policy takes, in characters without white space. */
export interface Fullness {
  readonly policy: string;
  readonly kind: "trust" | "inline" | "managed";
  readonly size: number;
  readonly limit: number;
}

/** Everything `permissions` prints. */
export interface Description {
  readonly roles: readonly DescribedRole[];
  /** The most that a role made by Terraform may do. */
  readonly boundary: { readonly name: string; readonly abilities: readonly Ability[] };
  readonly fullness: readonly Fullness[];
  readonly warnings: readonly string[];
}

/** Describes every role that the settings ask for. */
export function describePermissions(settings: Settings): Description {
  const catalog = roleCatalog(settings);
  const boundary = permissionsBoundary(settings);
  return {
    roles: catalog.map((role) => describeRole(settings, role)),
    boundary: { name: boundary.name, abilities: abilities(settings, boundary) },
    fullness: [...catalog.flatMap(fullnessOf), fullness(boundary, "managed")],
    warnings: settingsWarnings(settings),
  };
}

function describeRole(settings: Settings, role: CatalogRole): DescribedRole {
  const { name, purpose, awsManaged } = role;
  const documents = [role.inline, ...role.managed];
  return {
    name,
    purpose,
    awsManaged,
    who: visitors(role.trust),
    abilities: documents.flatMap((document) => abilities(settings, document)),
  };
}

function fullnessOf({ trust, inline, managed }: CatalogRole): readonly Fullness[] {
  return [
    fullness(trust, "trust"),
    fullness(inline, "inline"),
    ...managed.map((document) => fullness(document, "managed")),
  ];
}

function fullness(document: PolicyDocument, kind: Fullness["kind"]): Fullness {
  const limit = { ...POLICY_LIMITS, inline: POLICY_LIMITS.inlinePerRole }[kind];
  return { policy: document.name, kind, size: policySize(document), limit };
}
