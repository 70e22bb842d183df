import type { Responsibilities } from "../../assignment/responsibilities.ts";
import { ASSIGNMENT_RESULTS } from "../../contract/assignment.ts";
import type { Named } from "../../contract/primitives.ts";
import type { DryRunReport } from "../../contract/responsibility.ts";
import type { Outcome, PastIncident } from "./create-judge.ts";

type Side = DryRunReport["flows"][number]["from"];

const MOST_FLOWS = 200;
const SAMPLE = 50;

interface CategoryTally { incidents: number; changed: number; ambiguousBefore: number; ambiguousAfter: number; gapBefore: number; gapAfter: number }

interface Changed { readonly incident: PastIncident; readonly before: Outcome; readonly after: Outcome }
type Names = Pick<Responsibilities, "departments" | "categories" | "posts">;

/** Counts what two sets of rules make of the same incidents, in any order. Its size does not grow with them. */
export class ReplayTally {
  readonly #names: Names;
  #incidents = 0;
  #changed = 0;
  readonly #recorded = new Map<string, number>();
  readonly #before = new Map<string, number>();
  readonly #after = new Map<string, number>();
  readonly #nobody = { before: 0, after: 0 };
  readonly #flows = new Map<string, { from: Side; to: Side; count: number }>();
  readonly #categories = new Map<string, CategoryTally>();
  readonly #ambiguities = new Map<string, number>();
  #sample: Changed[] = [];

  constructor(names: Names) {
    this.#names = names;
  }

  /** The newest fifty that change, newest first. */
  sample(): readonly Changed[] {
    this.#sample = this.#sample.sort((one, other) => other.incident.occurredMs - one.incident.occurredMs || other.incident.id - one.incident.id).slice(0, SAMPLE);
    return this.#sample;
  }

  add(incident: PastIncident, before: Outcome, after: Outcome): void {
    this.#incidents++;
    countIn(this.#recorded, incident.recorded);
    countIn(this.#before, before.result);
    countIn(this.#after, after.result);
    if (before.isNobodyOnDuty) this.#nobody.before++;
    if (after.isNobodyOnDuty) this.#nobody.after++;
    const isChanged = before.result !== after.result || before.departmentCode !== after.departmentCode || before.postCode !== after.postCode;
    this.#addToCategory(incident.categoryCode, before, after, isChanged);
    if (after.result === "ambiguous") countIn(this.#ambiguities, `${incident.categoryCode}\n${after.tied}`);
    if (!isChanged) return;
    this.#changed++;
    this.#addToFlow(before, after);
    this.#sample.push({ incident, before, after });
    if (this.#sample.length >= SAMPLE * 20) this.sample();
  }

  #addToFlow(before: Outcome, after: Outcome): void {
    const key = `${this.#sideKey(before)}\n${this.#sideKey(after)}`;
    const known = this.#flows.get(key);
    if (known === undefined) this.#flows.set(key, { from: this.#side(before), to: this.#side(after), count: 1 });
    else known.count++;
  }

  /** What tells sides of flows apart. Posts of cells are told by their kind: a flow for each village would be no table to read. */
  #sideKey({ result, departmentCode, postCode }: Outcome): string {
    const post = this.#names.posts.get(postCode ?? "");
    return [result, departmentCode ?? "", post?.kind ?? "", post?.cellCode === null ? post.code : ""].join("\n");
  }

  #side({ result, departmentCode, postCode }: Outcome): Side {
    const post = this.#names.posts.get(postCode ?? "");
    return {
      result, department: departmentCode === null ? null : nameIn(this.#names.departments, departmentCode),
      post: post?.cellCode === null ? nameIn(this.#names.posts, post.code) : null, postKind: post?.kind ?? null,
    };
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

  report(titles: ReadonlyMap<number, { title: string; cell: Named | null }>): Omit<DryRunReport, "from" | "to"> {
    const flows = [...this.#flows.values()].sort((one, other) => other.count - one.count);
    const names = this.#names;
    return {
      incidents: this.#incidents, changed: this.#changed, nobodyOnDuty: { ...this.#nobody },
      recorded: resultCounts(this.#recorded), before: resultCounts(this.#before), after: resultCounts(this.#after),
      flows: flows.slice(0, MOST_FLOWS),
      flowsLeftOut: flows.slice(MOST_FLOWS).reduce((sum, { count }) => sum + count, 0),
      categories: [...this.#categories].sort(([, one], [, other]) => other.changed - one.changed || other.incidents - one.incidents).map(([code, tally]) => ({
        ...nameIn(names.categories, code), incidents: tally.incidents, changed: tally.changed,
        ambiguous: { before: tally.ambiguousBefore, after: tally.ambiguousAfter }, gap: { before: tally.gapBefore, after: tally.gapAfter },
      })),
      ambiguitiesLeft: [...this.#ambiguities].sort(([, one], [, other]) => other - one).map(([key, incidents]) => {
        const [category = "", ...ruleCodes] = key.split("\n");
        return { category: nameIn(names.categories, category), ruleCodes, incidents };
      }),
      sample: this.sample().map(({ incident, before, after }) => ({
        id: incident.id, title: titles.get(incident.id)?.title ?? "", occurredAt: new Date(incident.occurredMs).toISOString(),
        category: nameIn(names.categories, incident.categoryCode), cell: titles.get(incident.id)?.cell ?? null,
        before: this.#side(before), after: this.#side(after),
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
