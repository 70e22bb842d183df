import type { RuleConsidered, RuledResult } from "../contract/assignment.ts";
import type { Named } from "../contract/primitives.ts";
import { holdsAt, type Responsibilities, type Rule } from "./responsibilities.ts";

/** What the rules are asked: a place on the cell tree, a category and its ancestors, a subject, a time. */
export interface RuleQuestion {
  readonly territory: string;
  /** Cells from the top down to the owner. */
  readonly path: readonly { readonly code: string; readonly nameZh: string }[];
  /** Categories from the top down to the one recorded. */
  readonly categoryCodes: readonly string[];
  readonly subjectType: string | null;
  readonly atMs: number;
  /** Minutes since local midnight. */
  readonly minuteOfDay: number;
}

export interface RuleVerdict {
  readonly result: Exclude<RuledResult, "unassigned">;
  /** The one winner; null when ambiguous or a gap. */
  readonly winner: Rule | null;
  readonly considered: readonly RuleConsidered[];
}

type Reason = RuleConsidered["reason"];

/** Area, category, subject, time band: compared in this order, more is more specific. */
type Specificity = readonly [area: number, category: number, subject: number, timeBand: number];

const LESS_SPECIFIC: readonly Reason[] = [
  "less_specific_area", "less_specific_category", "less_specific_subject", "less_specific_time_band",
];

interface Candidate {
  readonly rule: Rule;
  readonly specificity: Specificity;
  /** Why it does not apply although area and category do; null: it applies. */
  readonly barred: Reason | null;
}

/**
 * Which rule is responsible, and why every other rule for this area and category is not.
 *
 * The most specific rule wins: the deeper area, then the narrower category, then a named subject
 * type, then a time band. Several equally specific ones: ambiguous. None: a gap. The order in
 * which the rules are given does not matter.
 */
export function considerRules(rules: readonly Rule[], question: RuleQuestion, names: Responsibilities): RuleVerdict {
  const candidates = rules.flatMap((rule) => candidateFor(rule, question) ?? []).sort(bySpecificityThenCode);
  const applying = candidates.filter((candidate) => candidate.barred === null);
  const best = applying[0];
  const leaders = best === undefined ? [] : applying.filter((candidate) => compare(candidate.specificity, best.specificity) === 0);
  const others = candidates.filter((candidate) => !leaders.includes(candidate));
  const clear = leaders.length === 1;

  const describe = (candidate: Candidate, outcome: RuleConsidered["outcome"], reason: Reason) =>
    describeRule(candidate.rule, outcome, reason, question, names);
  return {
    result: best === undefined ? "gap" : clear ? "clear" : "ambiguous",
    winner: clear ? best?.rule ?? null : null,
    considered: [
      ...leaders.map((leader) => clear ? describe(leader, "won", "most_specific") : describe(leader, "tied", "equally_specific")),
      ...others.filter((other) => other.barred === null).map((other) => describe(other, "lost", whyLess(other, best))),
      ...others.flatMap((other) => other.barred === null ? [] : describe(other, "lost", other.barred)),
    ],
  };
}

/** Whether a local minute lies in a band that may run over midnight; equal ends mean the whole day. */
export function isInBand(band: { fromMinute: number; toMinute: number }, minuteOfDay: number): boolean {
  const { fromMinute, toMinute } = band;
  if (fromMinute < toMinute) return fromMinute <= minuteOfDay && minuteOfDay < toMinute;
  return fromMinute === toMinute || minuteOfDay >= fromMinute || minuteOfDay < toMinute;
}

function candidateFor(rule: Rule, question: RuleQuestion): Candidate | undefined {
  const area = areaRank(rule, question);
  const category = rule.categoryCode === null ? 0 : question.categoryCodes.lastIndexOf(rule.categoryCode) + 1;
  if (area < 0 || (rule.categoryCode !== null && category === 0)) return undefined;
  return {
    rule,
    specificity: [area, category, rule.subjectType === null ? 0 : 1, rule.timeBand === null ? 0 : 1],
    barred: whyBarred(rule, question),
  };
}

/** Everywhere 0, a whole territory 1, its top cell 2 and so on down; -1: not here. */
function areaRank(rule: Rule, { territory, path }: RuleQuestion): number {
  if (rule.territory !== null && rule.territory !== territory) return -1;
  if (rule.cellCode === null) return rule.territory === null ? 0 : 1;
  const depth = path.findLastIndex((cell) => cell.code === rule.cellCode);
  return depth < 0 ? -1 : depth + 2;
}

function whyBarred(rule: Rule, question: RuleQuestion): Reason | null {
  if (!holdsAt(rule, question.atMs)) return "not_in_force";
  if (rule.subjectType !== null && rule.subjectType !== question.subjectType) return "other_subject";
  if (rule.timeBand !== null && !isInBand(rule.timeBand, question.minuteOfDay)) return "outside_time_band";
  return null;
}

function whyLess(candidate: Candidate, best: Candidate | undefined): Reason {
  const first = candidate.specificity.findIndex((rank, i) => rank !== best?.specificity[i]);
  return LESS_SPECIFIC[first] ?? "less_specific_area";
}

function compare(one: Specificity, other: Specificity): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3];
}

function bySpecificityThenCode(one: Candidate, other: Candidate): number {
  return compare(other.specificity, one.specificity) || (one.rule.code < other.rule.code ? -1 : 1);
}

function describeRule(rule: Rule, outcome: RuleConsidered["outcome"], reason: Reason, question: RuleQuestion, names: Responsibilities): RuleConsidered {
  const departmentNamed = (code: string): Named => {
    const department = names.departments.get(code);
    return { code, nameZh: department?.nameZh ?? code, nameEn: department?.nameEn ?? null };
  };
  return {
    code: rule.code,
    outcome,
    reason,
    cellCode: rule.cellCode,
    cellNameZh: question.path.findLast((cell) => cell.code === rule.cellCode)?.nameZh ?? null,
    categoryCode: rule.categoryCode,
    categoryNameZh: rule.categoryCode === null ? null : names.categories.get(rule.categoryCode)?.nameZh ?? null,
    subjectType: rule.subjectType,
    timeBand: rule.timeBand,
    leadDepartment: departmentNamed(rule.leadDepartmentCode),
    assistDepartments: rule.assistDepartmentCodes.map(departmentNamed),
    legalBasis: rule.legalBasis,
  };
}
