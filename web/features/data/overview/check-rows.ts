import type { CheckKind, ResponsibilityCheck, ResponsibilityChecks } from "../../../../server/contract/responsibility.ts";

export const RULE_CHECKS = ["gap", "ambiguous", "category_without_rule", "rule_names_missing", "rule_never_wins"] as const satisfies readonly CheckKind[];
export const POST_CHECKS = ["vacant_post", "holder_away", "cell_without_post", "department_without_head"] as const satisfies readonly CheckKind[];

export interface CheckGroup {
  kind: CheckKind;
  count: number;
  worst: "error" | "warning" | "notice" | null;
  /** The one on which most incidents fell. */
  first: ResponsibilityCheck | null;
  /** Since when the oldest of them is so, where that is known. */
  since: string | null;
}

const SEVERITIES = ["error", "warning", "notice"] as const;

/** What was found, kind by kind, in the order given. */
export function groupChecks(checks: ResponsibilityChecks, kinds: readonly CheckKind[]): CheckGroup[] {
  return kinds.map((kind) => {
    const items = checks.items.filter((item) => item.kind === kind);
    return {
      kind, count: checks.counts[kind] ?? items.length,
      worst: SEVERITIES.find((severity) => items.some((item) => item.severity === severity)) ?? null,
      first: items.toSorted((a, b) => b.incidents - a.incidents)[0] ?? null,
      since: items.flatMap(({ since }) => (since === null ? [] : [since])).toSorted()[0] ?? null,
    };
  });
}
