import { ASSIGNMENT_RESULTS, type AssignmentResult } from "../../contract/assignment.ts";
import type { DryRunReport } from "../../contract/responsibility.ts";
import type { Named } from "../../contract/primitives.ts";
import type { FoundCell } from "../../territory/find-cell.ts";
import { createDutyBook } from "../../assignment/find-duty.ts";
import { createResponsibilityResolver } from "../../assignment/resolve-responsibility.ts";
import type { Responsibilities } from "../../assignment/responsibilities.ts";
import type { ZoneClock } from "../../assignment/zone-clock.ts";

/** A past incident, as far as the rules ask about it. */
export interface PastIncident {
  readonly id: number;
  readonly occurredMs: number;
  readonly categoryCode: string;
  readonly subjectType: string | null;
  readonly recorded: string;
  /** The cell that owned it by the boundaries of its time. */
  readonly owner: FoundCell | null;
}

type Side = DryRunReport["flows"][number]["from"];

interface Outcome {
  readonly result: Exclude<AssignmentResult, "overridden">;
  readonly departmentCode: string | null;
  readonly isNobodyOnDuty: boolean;
  readonly tied: string;
}

/** One set of rules, asked about any incident. */
export type Judge = (incident: PastIncident) => Outcome;

/** Answers by these rules; people are those of each incident's own time. */
export function createJudge(responsibilities: Responsibilities, clock: ZoneClock): Judge {
  const resolve = createResponsibilityResolver(responsibilities, clock);
  const dutyAt = createDutyBook(responsibilities);
  const tiedOf = new Map<object, string>();
  return ({ owner, categoryCode, subjectType, occurredMs }) => {
    const { basis, duty } = resolve({ owner, categoryCode, subjectType, atMs: occurredMs });
    let tied = "";
    if (basis.result === "ambiguous") {
      tied = tiedOf.get(basis) ?? basis.rules.flatMap((rule) => rule.outcome === "tied" ? rule.code : []).join("\n");
      tiedOf.set(basis, tied);
    }
    return {
      result: basis.result as Outcome["result"], departmentCode: duty?.departmentCode ?? null,
      isNobodyOnDuty: duty !== null && dutyAt(duty, occurredMs).personCode === null, tied,
    };
  };
}

const MOST_FLOWS = 200;
const SAMPLE = 50;

interface CategoryTally { incidents: number; changed: number; ambiguousBefore: number; ambiguousAfter: number; gapBefore: number; gapAfter: number }

/** Counts what two sets of rules make of the same incidents. Its size does not grow with them. */
export class ReplayTally {
  #incidents = 0;
  #changed = 0;
  readonly #recorded = new Map<string, number>();
  readonly #before = new Map<string, number>();
  readonly #after = new Map<string, number>();
  readonly #nobody = { before: 0, after: 0 };
  readonly #flows = new Map<string, number>();
  readonly #categories = new Map<string, CategoryTally>();
  readonly #ambiguities = new Map<string, number>();
  /** The newest that change, oldest first. */
  readonly sample: { incident: PastIncident; before: Outcome; after: Outcome }[] = [];

  /** Incidents are to come oldest first. */
  add(incident: PastIncident, before: Outcome, after: Outcome): void {
    this.#incidents++;
    countIn(this.#recorded, incident.recorded);
    countIn(this.#before, before.result);
    countIn(this.#after, after.result);
    if (before.isNobodyOnDuty) this.#nobody.before++;
    if (after.isNobodyOnDuty) this.#nobody.after++;
    const isChanged = before.result !== after.result || before.departmentCode !== after.departmentCode;
    this.#addToCategory(incident.categoryCode, before, after, isChanged);
    if (after.result === "ambiguous") countIn(this.#ambiguities, `${incident.categoryCode}\n${after.tied}`);
    if (!isChanged) return;
    this.#changed++;
    countIn(this.#flows, JSON.stringify([before.result, before.departmentCode, after.result, after.departmentCode]));
    this.sample.push({ incident, before, after });
    if (this.sample.length > SAMPLE * 2) this.sample.splice(0, SAMPLE);
  }

  #addToCategory(code: string, before: Outcome, after: Outcome, isChanged: boolean): void {
    let tally = this.#categories.get(code);
    if (tally === undefined) this.#categories.set(code, (tally = { incidents: 0, changed: 0, ambiguousBefore: 0, ambiguousAfter: 0, gapBefore: 0, gapAfter: 0 }));
    tally.incidents++;
    if (isChanged) tally.changed++;
    if (before.result === "ambiguous") tally.ambiguousBefore++;
    if (after.result === "ambiguous") tally.ambiguousAfter++;
    if (before.result === "gap") tally.gapBefore++;
    if (after.result === "gap") tally.gapAfter++;
  }

  report(names: Pick<Responsibilities, "departments" | "categories">, titles: ReadonlyMap<number, { title: string; cell: Named | null }>): Omit<DryRunReport, "from" | "to"> {
    const flows = [...this.#flows].sort(([, one], [, other]) => other - one);
    const side = (result: string, code: string | null): Side => ({ result: result as Side["result"], department: code === null ? null : nameIn(names.departments, code) });
    return {
      incidents: this.#incidents, changed: this.#changed, nobodyOnDuty: { ...this.#nobody },
      recorded: resultCounts(this.#recorded), before: resultCounts(this.#before), after: resultCounts(this.#after),
      flows: flows.slice(0, MOST_FLOWS).map(([key, count]) => {
        const [fromResult, fromCode, toResult, toCode] = JSON.parse(key) as [string, string | null, string, string | null];
        return { from: side(fromResult, fromCode), to: side(toResult, toCode), count };
      }),
      flowsLeftOut: flows.slice(MOST_FLOWS).reduce((sum, [, count]) => sum + count, 0),
      categories: [...this.#categories].sort(([, one], [, other]) => other.changed - one.changed || other.incidents - one.incidents).map(([code, tally]) => ({
        ...nameIn(names.categories, code), incidents: tally.incidents, changed: tally.changed,
        ambiguous: { before: tally.ambiguousBefore, after: tally.ambiguousAfter }, gap: { before: tally.gapBefore, after: tally.gapAfter },
      })),
      ambiguitiesLeft: [...this.#ambiguities].sort(([, one], [, other]) => other - one).map(([key, incidents]) => {
        const [category = "", ...ruleCodes] = key.split("\n");
        return { category: nameIn(names.categories, category), ruleCodes, incidents };
      }),
      sample: this.sample.slice(-SAMPLE).reverse().map(({ incident, before, after }) => ({
        id: incident.id, title: titles.get(incident.id)?.title ?? "", occurredAt: new Date(incident.occurredMs).toISOString(),
        category: nameIn(names.categories, incident.categoryCode), cell: titles.get(incident.id)?.cell ?? null,
        before: side(before.result, before.departmentCode), after: side(after.result, after.departmentCode),
      })),
    };
  }
}

function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function resultCounts(counts: ReadonlyMap<string, number>): DryRunReport["before"] {
  return Object.fromEntries(ASSIGNMENT_RESULTS.map((result) => [result, counts.get(result) ?? 0])) as DryRunReport["before"];
}

function nameIn(names: ReadonlyMap<string, Named>, code: string): Named {
  const known = names.get(code);
  return { code, nameZh: known?.nameZh ?? code, nameEn: known?.nameEn ?? null };
}
