import type { Responsibilities } from "../../assignment/responsibilities.ts";
import type { MatrixAnswer, ResponsibilityCheck } from "../../contract/responsibility.ts";
import type { CountedQuestion } from "../matrix/count-incidents.ts";
import type { AreaList } from "../matrix/list-areas.ts";
import type { MatrixReader } from "../matrix/read-answers.ts";
import { named } from "../matrix/show-matrix.ts";
import { describePlaces } from "./describe-places.ts";
import { newCheck } from "./new-check.ts";

interface Found {
  categoryCode: string;
  answer: MatrixAnswer;
  areas: Set<number>;
  incidents: number;
}

/** What the rules leave open, and which of them ever answer. */
export interface OpenQuestions {
  readonly checks: ResponsibilityCheck[];
  /** Codes of rules that win or tie somewhere. */
  readonly answering: ReadonlySet<string>;
}

/**
 * Every combination of area, category, subject and time of day to which no rule or several equal ones answer.
 * Categories that have parts of their own are asked about only where incidents were recorded under them.
 */
export function findOpenQuestions(
  responsibilities: Responsibilities, list: AreaList, reader: MatrixReader, counts: readonly CountedQuestion[],
): OpenQuestions {
  const recorded = new Set(counts.map((counted) => counted.categoryCode));
  const parents = new Set([...responsibilities.categories.values()].map((category) => category.parentCode));
  const found = new Map<string, Found>();
  const answering = new Set<string>();
  const answersAt = new Map<string, MatrixAnswer[]>();
  list.areas.forEach((area, at) => {
    if (area.leafCells === 0) return;
    for (const { code } of responsibilities.categories.values()) {
      const answers = reader.answersFor(area.owner, code);
      answersAt.set(`${at} ${code}`, answers);
      for (const answer of answers) for (const rule of answer.ruleCodes) answering.add(rule);
      if (parents.has(code) && !recorded.has(code)) continue;
      for (const answer of answers) if (answer.result !== "clear") noteIn(found, keyOf(code, answer), code, answer).areas.add(at);
    }
  });
  for (const { area, categoryCode, subjectType, minuteOfDay, count } of counts) {
    const answer = answerFor(answersAt.get(`${area} ${categoryCode}`) ?? [], subjectType, minuteOfDay);
    const open = answer === undefined ? undefined : found.get(keyOf(categoryCode, answer));
    if (open !== undefined) open.incidents += count;
  }
  return { checks: [...found.entries()].map(([key, open]) => describe(key, open, responsibilities, list)), answering };
}

function keyOf(categoryCode: string, { result, subjectType, timeBand, ruleCodes }: MatrixAnswer): string {
  return [result, categoryCode, subjectType ?? "", timeBand === null ? "" : `${timeBand.fromMinute}-${timeBand.toMinute}`, ...ruleCodes].join("|");
}

function noteIn(found: Map<string, Found>, key: string, categoryCode: string, answer: MatrixAnswer): Found {
  let open = found.get(key);
  if (open === undefined) found.set(key, (open = { categoryCode, answer, areas: new Set(), incidents: 0 }));
  return open;
}

/** Which of a place's answers an incident gets. */
export function answerFor(answers: readonly MatrixAnswer[], subjectType: string | null, minuteOfDay: number): MatrixAnswer | undefined {
  const own = answers.filter((answer) => answer.subjectType !== null && answer.subjectType === subjectType);
  return (own.length > 0 ? own : answers.filter((answer) => answer.subjectType === null)).find(({ timeBand }) => timeBand === null || isWithin(timeBand, minuteOfDay));
}

function isWithin({ fromMinute, toMinute }: NonNullable<MatrixAnswer["timeBand"]>, minute: number): boolean {
  return fromMinute < toMinute ? fromMinute <= minute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

function describe(id: string, { categoryCode, answer, areas, incidents }: Found, responsibilities: Responsibilities, list: AreaList): ResponsibilityCheck {
  const { rules, categories, departments } = responsibilities;
  const category = categories.get(categoryCode);
  const leads = new Set(rules.filter((rule) => answer.ruleCodes.includes(rule.code)).map((rule) => rule.leadDepartmentCode));
  const places = describePlaces(list, areas);
  const isEverywhere = areas.size === list.areas.filter((area) => area.leafCells > 0).length;
  const line = new Set<string>();
  for (let at: string | null = categoryCode; at !== null && !line.has(at); at = categories.get(at)?.parentCode ?? null) line.add(at);
  const isUnruled = isEverywhere && !rules.some((rule) => rule.categoryCode === null || line.has(rule.categoryCode));
  const kind = answer.result === "ambiguous" ? "ambiguous" : isUnruled ? "category_without_rule" : "gap";
  return newCheck({
    id, kind, severity: "error", ...places, incidents,
    category: category === undefined ? null : named(category),
    subjectType: answer.subjectType, timeBand: answer.timeBand, ruleCodes: answer.ruleCodes,
    departments: [...leads].flatMap((code) => departments.get(code) ?? []).map(named),
    advice: ADVICE[kind],
  });
}

const ADVICE = {
  ambiguous: "End all but one of the tied rules, or make one of them more specific: a narrower area, category, subject or time band.",
  gap: "Write a rule for what is open: incidents go to the first contact until there is one.",
  category_without_rule: "No rule names the category or one above it. Write one, or retire the category if it is none of the bureau's business.",
} as const;
