import { createResponsibilityResolver } from "../../assignment/resolve-responsibility.ts";
import type { Responsibilities, Rule } from "../../assignment/responsibilities.ts";
import type { MatrixAnswer } from "../../contract/responsibility.ts";
import type { FoundCell } from "../../territory/find-cell.ts";

/** How the rules answer at one instant, for any minute of the day. */
export interface MatrixReader {
  /** Every answer for a place and category: all subjects that a rule tells apart, all parts of the day. */
  answersFor(owner: FoundCell, categoryCode: string): MatrixAnswer[];
  /** The one answer that an incident gets. */
  answerAt(owner: FoundCell, categoryCode: string, subjectType: string | null, minuteOfDay: number): Pick<MatrixAnswer, "result" | "ruleCodes">;
}

type Outcome = Pick<MatrixAnswer, "result" | "ruleCodes">;

/**
 * Asks the resolver that assigns incidents, for every combination that can come out differently: subjects
 * that no rule for the category names are one, and so are minutes between the same ends of time bands.
 */
export function createMatrixReader(responsibilities: Responsibilities, atMs: number): MatrixReader {
  const sheets = new Map<string, CategorySheet>();
  const sheetFor = (categoryCode: string): CategorySheet => {
    let sheet = sheets.get(categoryCode);
    if (sheet === undefined) sheets.set(categoryCode, (sheet = openSheet(responsibilities, categoryCode, atMs)));
    return sheet;
  };
  return {
    answersFor: (owner, categoryCode) => sheetFor(categoryCode).all(owner),
    answerAt: (owner, categoryCode, subjectType, minuteOfDay) => sheetFor(categoryCode).ask(owner, subjectType, minuteOfDay),
  };
}

interface CategorySheet {
  all(owner: FoundCell): MatrixAnswer[];
  ask(owner: FoundCell, subjectType: string | null, minuteOfDay: number): Outcome;
}

function openSheet(responsibilities: Responsibilities, categoryCode: string, atMs: number): CategorySheet {
  const rules = rulesFor(responsibilities, categoryCode);
  let minute = 0;
  // A clock that stands where it is put: what is asked is the time of day, not the instant. Posts are not asked for.
  const resolve = createResponsibilityResolver({ ...responsibilities, rules, posts: new Map() }, { minuteOfDay: () => minute });
  const subjects = [...new Set(rules.flatMap((rule) => rule.subjectType ?? []))].sort();
  const starts = startsOf(rules);
  const ask = (owner: FoundCell, subjectType: string | null, minuteOfDay: number): Outcome => {
    minute = minuteOfDay;
    const { basis } = resolve({ owner, categoryCode, subjectType, atMs });
    const ruleCodes = basis.rules.flatMap((rule) => rule.outcome === "lost" ? [] : rule.code);
    return { result: basis.result === "clear" || basis.result === "ambiguous" ? basis.result : "gap", ruleCodes };
  };
  return {
    ask,
    all(owner) {
      const others = starts.map((start) => ask(owner, null, start));
      const own = subjects.flatMap((subjectType) => {
        const outcomes = starts.map((start) => ask(owner, subjectType, start));
        return outcomes.every((outcome, i) => isSame(outcome, others[i])) ? [] : stretches(subjectType, starts, outcomes);
      });
      return [...stretches(null, starts, others), ...own];
    },
  };
}

/** Rules for the category or one above it, or for all; no other can win, tie or lose. */
function rulesFor({ rules, categories }: Responsibilities, categoryCode: string): Rule[] {
  const line = new Set<string>();
  for (let at: string | null = categoryCode; at !== null && !line.has(at); at = categories.get(at)?.parentCode ?? null) line.add(at);
  return rules.filter((rule) => rule.categoryCode === null || line.has(rule.categoryCode));
}

/** Minutes at which an answer may change, ascending, midnight if there is none. */
function startsOf(rules: readonly Rule[]): number[] {
  const ends = new Set(rules.flatMap(({ timeBand }) => timeBand === null ? [] : [timeBand.fromMinute % 1440, timeBand.toMinute % 1440]));
  return ends.size === 0 ? [0] : [...ends].sort((a, b) => a - b);
}

/** Neighbouring parts of the day with the same outcome as one, over midnight too. */
function stretches(subjectType: string | null, starts: readonly number[], outcomes: readonly Outcome[]): MatrixAnswer[] {
  const changes = starts.flatMap((start, i) => isSame(outcomes[i], outcomes.at(i - 1)) ? [] : { start, outcome: outcomes[i] });
  if (changes.length === 0) return outcomes.slice(0, 1).map((outcome) => ({ subjectType, timeBand: null, ...outcome }));
  return changes.flatMap(({ start, outcome }, i) => {
    const next = changes[(i + 1) % changes.length]?.start ?? 0;
    return outcome === undefined ? [] : { subjectType, timeBand: { fromMinute: start, toMinute: next === 0 ? 1440 : next }, ...outcome };
  });
}

function isSame(one: Outcome | undefined, other: Outcome | undefined): boolean {
  return one?.result === other?.result && one?.ruleCodes.join("\n") === other?.ruleCodes.join("\n");
}
