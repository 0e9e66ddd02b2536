/** What a plan would do, by address. */
export interface PlanChanges {
  readonly imports: readonly string[];
  readonly creates: readonly string[];
  readonly updates: readonly string[];
  /** Destroyed, or replaced, which destroys as well. */
  readonly destroys: readonly string[];
}

/** The parts of `terraform show -json PLAN` that are read here. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: unknown };
  }[];
}

/**
 * Reads what a plan would do.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function planChanges(plan: PlanJson): PlanChanges {
  const managed = (plan.resource_changes ?? []).filter(({ mode }) => mode === "managed");
  const having = (test: (change: (typeof managed)[number]["change"]) => boolean) =>
    managed.filter(({ change }) => test(change)).map(({ address }) => address);
  const destroys = ({ actions }: { readonly actions: readonly string[] }) =>
    actions.includes("delete") || actions.includes("forget");
  return {
    imports: having(({ importing }) => importing !== undefined && importing !== null),
    creates: having((change) => change.actions.includes("create") && !destroys(change)),
    updates: having(({ actions }) => actions.includes("update")),
    destroys: having(destroys),
  };
}

/**
 * What a plan does that only creates, read from how Terraform words it; undefined for every other plan, and wherever
 * the headings and the count at the end do not say the same. To read the saved plan itself starts the provider once more.
 */
export function creationsOnly(output: string): PlanChanges | undefined {
  const [, count] = /^Plan: (\d+) to add, 0 to change, 0 to destroy\.$/m.exec(output) ?? [];
  const headings = output.match(/^ {2}# \S+ .*$/gm) ?? [];
  const creates = headings.flatMap((heading) => /^ {2}# (\S+) will be created$/.exec(heading)?.[1] ?? []);
  if (creates.length !== headings.length || creates.length !== Number(count)) return undefined;
  return { imports: [], creates, updates: [], destroys: [] };
}
