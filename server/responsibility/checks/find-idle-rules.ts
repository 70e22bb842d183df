import type { Responsibilities, Rule } from "../../assignment/responsibilities.ts";
import type { ResponsibilityCheck } from "../../contract/responsibility.ts";
import type { LoadedEdition } from "../../territory/loaded-edition.ts";
import { named } from "../matrix/show-matrix.ts";
import { newCheck } from "./new-check.ts";

/** Rules in force that name what does not exist, and rules that lose everywhere and at all times. */
export function findIdleRules(responsibilities: Responsibilities, editions: readonly LoadedEdition[], answering: ReadonlySet<string>): ResponsibilityCheck[] {
  const kinds = new Set([...responsibilities.posts.values()].map((post) => post.kind));
  return responsibilities.rules.flatMap((rule) => {
    const missing = missingFor(rule, responsibilities, editions, kinds);
    const about = aboutRule(rule, responsibilities, editions);
    if (missing.length > 0) {
      return newCheck({
        ...about, id: `rule_names_missing|${rule.code}`, kind: "rule_names_missing", missing,
        severity: missing.some((each) => each.startsWith("cell:")) ? "error" : "warning",
        advice: "Change the rule to name what exists, or import what is missing.",
      });
    }
    if (editions.length === 0 || answering.has(rule.code)) return [];
    return newCheck({
      ...about, id: `rule_never_wins|${rule.code}`, kind: "rule_never_wins", severity: "notice",
      advice: "More specific rules answer wherever and whenever this one could. End it, or narrow those if it was meant to answer.",
    });
  });
}

function missingFor(rule: Rule, { departments }: Responsibilities, editions: readonly LoadedEdition[], kinds: ReadonlySet<string>): string[] {
  const inTerritory = editions.filter((edition) => rule.territory === null || rule.territory === edition.territory);
  const hasCell = rule.cellCode === null || inTerritory.some((edition) => edition.placeOf(rule.cellCode ?? "") >= 0);
  return [
    ...(hasCell ? [] : [`cell:${rule.cellCode}`]),
    ...(rule.leadPostKind !== null && !kinds.has(rule.leadPostKind) ? [`post_kind:${rule.leadPostKind}`] : []),
    ...rule.assistDepartmentCodes.filter((code) => !departments.has(code)).map((code) => `department:${code}`),
  ];
}

function aboutRule(rule: Rule, { categories, departments }: Responsibilities, editions: readonly LoadedEdition[]): Partial<ResponsibilityCheck> {
  const category = categories.get(rule.categoryCode ?? "");
  const department = departments.get(rule.leadDepartmentCode);
  const edition = editions.find((candidate) => (rule.territory === null || candidate.territory === rule.territory) && candidate.placeOf(rule.cellCode ?? "") >= 0);
  const cell = edition?.cells[edition.placeOf(rule.cellCode ?? "")];
  return {
    category: category === undefined ? null : named(category), subjectType: rule.subjectType, timeBand: rule.timeBand, ruleCodes: [rule.code],
    departments: department === undefined ? [] : [named(department)],
    areas: edition === undefined || cell === undefined ? [] : [{ territory: edition.territory, code: cell.code, nameZh: cell.nameZh, nameEn: cell.nameEn }],
  };
}
