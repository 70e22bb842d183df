import type { FoundCell } from "../territory/find-cell.ts";
import { countAtOrBefore } from "../territory/territories.ts";
import type { AssignmentBasis } from "./assignment.ts";
import { createBasisPool } from "./assignment-basis.ts";
import { considerRules, type RuleVerdict } from "./consider-rules.ts";
import type { DutyPlace } from "./find-duty.ts";
import { createPostFinder } from "./find-post.ts";
import type { Responsibilities, Rule } from "./responsibilities.ts";
import { createRuleShelf } from "./rule-shelf.ts";
import type { ZoneClock } from "./zone-clock.ts";

/** By which rules a place is answered for, and where to look for the person. */
export interface Responsibility {
  readonly basis: AssignmentBasis;
  /** Null when nobody may be asked yet: several rules tie, or the deployment has no first contact. */
  readonly duty: DutyPlace | null;
}

export interface ResponsibilityQuestion {
  readonly owner: FoundCell | null;
  /** Null asks for the cell alone. */
  readonly categoryCode: string | null;
  readonly subjectType: string | null;
  /** The instant whose rules count. */
  readonly atMs: number;
  /** The instant whose time of day counts; default: `atMs`. */
  readonly occurredMs?: number;
}

/**
 * Answers by which rules a place is answered for, each distinct question worked out once: cells
 * whose line of descent carries the same rules, subjects that no rule names and minutes between
 * the same ends of time bands are the same question.
 */
export function createResponsibilityResolver(responsibilities: Responsibilities, clock: ZoneClock): (question: ResponsibilityQuestion) => Responsibility {
  const { rules, categories } = responsibilities;
  const basisFor = createBasisPool();
  const areaOf = createAreaNumbering(rules);
  const findPost = createPostFinder(responsibilities);
  const rulesFor = createRuleShelf(rules);
  const subjects = new Set(rules.flatMap((rule) => rule.subjectType ?? []));
  const validityChanges = ascending(rules.flatMap((rule) => [rule.fromMs, rule.toMs]));
  const bandEnds = ascending(rules.flatMap((rule) => rule.timeBand ? [rule.timeBand.fromMinute, rule.timeBand.toMinute] : []));
  const known = new Map<string, Map<number, Verdict>>();
  const contact = firstContact(responsibilities);
  const placeFor = createPlacePool();
  const nobody: Responsibility = { basis: basisFor("unassigned", []), duty: null };

  interface Verdict { basis: AssignmentBasis; winner: RuleVerdict["winner"] }

  const judge = (owner: FoundCell, question: ResponsibilityQuestion, categoryCode: string, minuteOfDay: number): Verdict => {
    const { edition, place } = owner;
    const path = edition.pathOf(place).flatMap((at) => edition.cells[at] ?? []);
    const verdict = considerRules(rulesFor(path), {
      territory: edition.territory,
      path,
      categoryCodes: categoryChain(categoryCode, categories),
      subjectType: question.subjectType,
      atMs: question.atMs,
      minuteOfDay,
    }, responsibilities);
    return { basis: basisFor(verdict.result, verdict.considered), winner: verdict.winner };
  };
  const verdictFor = (owner: FoundCell, question: ResponsibilityQuestion, categoryCode: string): Verdict => {
    const minuteOfDay = bandEnds.length > 0 ? clock.minuteOfDay(question.occurredMs ?? question.atMs) : 0;
    const subject = question.subjectType !== null && subjects.has(question.subjectType) ? question.subjectType : "";
    const page = pageOf(known, `${categoryCode}\n${subject}`);
    const moment = countAtOrBefore(validityChanges, question.atMs) * (bandEnds.length + 1) + countAtOrBefore(bandEnds, minuteOfDay);
    const key = areaOf(owner) * (validityChanges.length + 1) * (bandEnds.length + 1) + moment;
    let verdict = page.get(key);
    if (verdict === undefined) page.set(key, (verdict = judge(owner, question, categoryCode, minuteOfDay)));
    return verdict;
  };
  return (question) => {
    const { owner, categoryCode } = question;
    if (owner === null || categoryCode === null) return nobody;
    const { basis, winner } = verdictFor(owner, question, categoryCode);
    return { basis, duty: winner ? placeFor(winner, findPost(winner, owner)) : basis.result === "gap" ? contact : null };
  };
}

/** One object for each place, so that whoever remembers something about it need not spell it out. */
function createPlacePool(): (rule: Rule, postCode: string | null) => DutyPlace {
  const placesOfRule = new Map<Rule, Map<string | null, DutyPlace>>();
  return (rule, postCode) => {
    let places = placesOfRule.get(rule);
    if (places === undefined) placesOfRule.set(rule, (places = new Map()));
    let place = places.get(postCode);
    if (place === undefined) places.set(postCode, (place = { postCode, departmentCode: rule.leadDepartmentCode }));
    return place;
  };
}

/** A gap goes to the head of the first-contact department, never nowhere. */
function firstContact({ firstContactCode, departments }: Responsibilities): DutyPlace | null {
  if (firstContactCode === null) return null;
  return { postCode: departments.get(firstContactCode)?.headPostCode ?? null, departmentCode: firstContactCode };
}

/** From the top category down to the one recorded; a category not known here has no ancestors. */
function categoryChain(code: string, categories: Responsibilities["categories"]): string[] {
  const chain: string[] = [];
  for (let at: string | null = code; at !== null && !chain.includes(at); at = categories.get(at)?.parentCode ?? null) chain.push(at);
  return chain.reverse();
}

/** Numbers cells so that two of one territory share a number when the same cells with rules lie above them. */
function createAreaNumbering(rules: readonly Rule[]): (owner: FoundCell) => number {
  const ruled = new Set(rules.flatMap((rule) => rule.cellCode ?? []));
  const numberOfArea = new Map<string, number>();
  const areasOfEdition = new WeakMap<object, Int32Array>();
  return ({ edition, place }) => {
    let areas = areasOfEdition.get(edition);
    if (areas === undefined) areasOfEdition.set(edition, (areas = new Int32Array(edition.cells.length).fill(-1)));
    const area = areas[place] ?? -1;
    if (area >= 0) return area;
    const line = edition.pathOf(place).flatMap((at) => edition.cells[at] ?? []).filter((cell) => ruled.has(cell.code));
    // The name stands in the explanation, so it is part of what makes two areas the same.
    const key = JSON.stringify([edition.territory, ...line.map((cell) => [cell.code, cell.nameZh])]);
    const number = numberOfArea.get(key) ?? numberOfArea.size;
    numberOfArea.set(key, number);
    areas[place] = number;
    return number;
  };
}

function pageOf<Key, Value>(pages: Map<Key, Map<number, Value>>, key: Key): Map<number, Value> {
  const page = pages.get(key) ?? new Map<number, Value>();
  pages.set(key, page);
  return page;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].filter(Number.isFinite).sort((a, b) => a - b);
}
