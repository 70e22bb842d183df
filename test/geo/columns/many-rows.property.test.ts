import fc from "fast-check";
import { expect, test } from "vitest";
import { createIncidentColumns, createIncidentView, type IncidentFilter, type IncidentRow, matchingOnDay } from "../../../geo/index.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { type SeededRandom, seededRandom } from "../../support/seeded-random.ts";
import { CATEGORIES, madeFilter, madeRow, START_MS } from "./made-incidents.ts";
import { PlainView } from "./plain-view.ts";

const DAY_MS = 86_400_000;
/** More than a block, and arrivals of more and of fewer than are counted one by one. */
const ARRIVALS = [5000, 1200, 30] as const;

/** Rows in the order of time or not; a few far from all others. */
function arrivingRows(random: SeededRandom, firstId: number, count: number, inOrder: boolean): IncidentRow[] {
  return Array.from({ length: count }, (_, at) => {
    const row = madeRow(random, firstId + at);
    const placed = row.lng !== null && random.chance(0.002) ? { ...row, lng: -170, lat: -80 } : row;
    return inOrder ? { ...placed, reportedAtMs: START_MS + Math.floor(((firstId + at) / 7000) * 40 * DAY_MS) } : placed;
  });
}

function slid(step: number): IncidentFilter {
  return { fromMs: START_MS + (5 + step) * DAY_MS, toMs: START_MS + (20 + step) * DAY_MS + 3_600_000 };
}

const cases: readonly [string, boolean][] = [["in the order of time", true], ["in any order", false]];

test.each(cases)("blocks of rows %s are marked and counted as one by one, while some arrive and others change", (_, inOrder) => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seededRandom(seed);
      const columns = createIncidentColumns("Asia/Shanghai");
      const rows: IncidentRow[] = [];
      const view = createIncidentView(columns, { categories: CATEGORIES });
      const check = () => {
        const plain = new PlainView(rows, view.filter, CATEGORIES, "Asia/Shanghai");
        expect(view.counts()).toEqual(plain.counts());
        expect(view.cellCounts(9)).toEqual(plain.cellCounts(9));
        expect([...view.matchingRows()]).toEqual(plain.matchingRows());
        const day = columns.day[random.below(rows.length)]!;
        expect(matchingOnDay(view, day)).toBe(rows.filter((row, at) => columns.day[at] === day && plain.matches(row)).length);
      };
      for (const count of ARRIVALS) {
        const more = arrivingRows(random, rows.length, count, inOrder);
        columns.put(more);
        rows.push(...more);
        check();
        const base = madeFilter(random, 0.15);
        for (const filter of [base, { ...base, ...slid(0) }, { ...base, ...slid(1) }, { ...base, ...slid(1), ...madeFilter(random, 0.1) }]) view.setFilter(filter);
        check();
        // A replaced row may fall on another day, which ends the run that it stood in.
        const changed = Array.from({ length: 5 }, () => madeRow(random, random.below(rows.length)));
        columns.put(changed);
        for (const row of changed) rows[row.id] = row;
        view.setFilter({ ...view.filter, ...slid(2) });
        check();
      }
    }),
    { numRuns: propertyRuns(3) },
  );
});
