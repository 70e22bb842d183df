import fc from "fast-check";
import { expect, test } from "vitest";
import { createIncidentColumns, createIncidentView, type IncidentRow, type IncidentView } from "../../../geo/index.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { type SeededRandom, seededRandom } from "../../support/seeded-random.ts";
import { CATEGORIES, madeFilter, madeRow } from "./made-incidents.ts";
import { PlainView } from "./plain-view.ts";

const ZONES = ["Asia/Shanghai", "America/New_York"];

function answersOf(view: IncidentView | PlainView) {
  return { counts: view.counts(), cells: [0, 1, 2, 3, 9].map((depth) => view.cellCounts(depth)), rows: [...view.matchingRows()] };
}

/** Some known and some new incidents, a few of them twice. */
function someRows(random: SeededRandom, rows: readonly IncidentRow[], ascending: boolean): IncidentRow[] {
  const highest = rows.length;
  return Array.from({ length: random.below(30) }, (_, at) => madeRow(random, ascending ? highest + at : random.below(highest + 30)));
}

function putPlainly(rows: IncidentRow[], more: readonly IncidentRow[]): void {
  for (const row of more) {
    const known = rows.findIndex(({ id }) => id === row.id);
    if (known === -1) rows.push(row);
    else rows[known] = row;
  }
}

test("counts, cells and rows stay those of a plain loop through any sequence of rows and filters", () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...ZONES), fc.boolean(), (seed, timeZone, ascending) => {
      const random = seededRandom(seed);
      const columns = createIncidentColumns(timeZone);
      const rows: IncidentRow[] = [];
      const view = createIncidentView(columns, { categories: CATEGORIES });
      const idle = createIncidentView(columns, { categories: CATEGORIES, filter: madeFilter(random) });

      for (let step = 0; step < 8; step++) {
        for (let puts = random.below(3); puts > 0; puts--) {
          const more = someRows(random, rows, ascending);
          columns.put(more);
          putPlainly(rows, more);
        }
        if (random.chance(0.7)) view.setFilter(random.chance(0.5) ? madeFilter(random) : { ...view.filter, ...madeFilter(random, 0.1) });

        expect(rows.map((_, row) => columns.rowAt(row))).toEqual(rows);
        expect(answersOf(view)).toEqual(answersOf(new PlainView(rows, view.filter, CATEGORIES, timeZone)));
      }
      expect(answersOf(idle)).toEqual(answersOf(new PlainView(rows, idle.filter, CATEGORIES, timeZone)));
    }),
    { numRuns: propertyRuns(60) },
  );
});
