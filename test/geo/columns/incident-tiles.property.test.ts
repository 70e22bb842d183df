import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createIncidentColumns, createIncidentTiles, createIncidentView, type IncidentRow } from "../../../geo/index.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { type SeededRandom, seededRandom } from "../../support/seeded-random.ts";
import { CATEGORIES, madeFilter, madeRow } from "./made-incidents.ts";
import { PlainView } from "./plain-view.ts";
import { type DrawnFeature, readTile } from "./read-tile.ts";

/** At and beyond the edges of the Mercator square, where a careless tile would lose them. */
const AT_THE_EDGES = [[180, 0], [-180, 0], [10, 90], [10, -90], [10, 86], [180, -90], [0, 0], [-180, 90]] as const;

function placedRow(random: SeededRandom, id: number): IncidentRow {
  const row = madeRow(random, id);
  if (row.lng === null || random.chance(0.6)) return row;
  if (random.chance(0.3)) return { ...row, ...position(random.pick(AT_THE_EDGES)) };
  // Few metres apart, so that something happens at high zooms.
  return { ...row, ...position([112.5 + random.below(40) * 2e-6, 32.5 + random.below(40) * 2e-6]) };
}

const position = ([lng, lat]: readonly [number, number]) => ({ lng, lat });

/** Column and row in the Mercator square, 2^32 a side. */
function placeOf({ lng, lat }: IncidentRow): [number, number] {
  const sine = Math.sin((Math.min(85.05, Math.max(-85.05, lat!)) * Math.PI) / 180);
  const units = (share: number) => Math.min(2 ** 32 - 1, Math.floor(share * 2 ** 32));
  return [units((lng! + 180) / 360), units(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

/** Rows by tile and square within it. */
function groupPlainly(rows: readonly IncidentRow[], z: number): Map<string, IncidentRow[][]> {
  const bins = z <= 13 ? 8 : 4096;
  const tiles = new Map<string, Map<string, IncidentRow[]>>();
  for (const row of rows) {
    const [x, y] = placeOf(row).map((place) => (place / 2 ** 32) * 2 ** z) as [number, number];
    const tile = `${Math.floor(x)}/${Math.floor(y)}`;
    const square = `${Math.floor(x * bins)}/${Math.floor(y * bins)}`;
    const squares = tiles.get(tile) ?? new Map<string, IncidentRow[]>();
    tiles.set(tile, squares.set(square, [...(squares.get(square) ?? []), row]));
  }
  return new Map([...tiles].map(([tile, squares]) => [tile, [...squares.values()]]));
}

const firstOf = (group: readonly IncidentRow[]) => Math.min(...group.map(({ id }) => id));

/** Which of the incidents at one position stands for them is left open: the first does instead. */
function standardized(features: readonly DrawnFeature[], groups: readonly IncidentRow[][]): DrawnFeature[] {
  return features.map((feature) => {
    const group = groups.find((rows) => rows.length > 1 && rows.some(({ id }) => id === feature.properties["id"]));
    return group === undefined ? feature : { ...feature, properties: { ...feature.properties, id: firstOf(group) } };
  });
}

function expectedProperties(group: readonly IncidentRow[], plain: PlainView, z: number): Record<string, unknown> {
  const [row] = group as [IncidentRow];
  const near = group.filter(({ nearBoundary }) => nearBoundary).length;
  if (group.length > 1) return { count: group.length, n_unassigned: group.filter(({ result }) => result === "unassigned").length, n_near: near, ...(z > 13 ? { id: firstOf(group) } : {}) };
  const top = CATEGORIES.find(({ code, parentCode }) => parentCode === null && plain.isBeneath(row.category, code))?.code ?? row.category;
  return { id: row.id, category: row.category, category_l1: top, result: row.result, near, reported_at: Math.floor(row.reportedAtMs / 1000), count: 1 };
}

function expectedFeature(group: readonly IncidentRow[], plain: PlainView, z: number, x: number, y: number): DrawnFeature {
  const places = group.map(placeOf);
  const tileUnits = 2 ** (32 - z);
  const unit = (axis: 0 | 1, corner: number) => Math.round((places.reduce((sum, place) => sum + place[axis], 0) / places.length / tileUnits - corner) * 4096);
  const [row] = group as [IncidentRow];
  const [layer, id] = group.length > 1 ? ["incident_cluster", undefined] : ["incident", row.id];
  return { layer, id, properties: expectedProperties(group, plain, z), x: unit(0, x), y: unit(1, y) };
}

/** As texts, in an order of their own. */
const sorted = (features: readonly DrawnFeature[]) => features.map((feature) => JSON.stringify(feature)).sort();

describe("tiles of incidents", () => {
  test.each([0, 1, 3, 7, 11, 13, 14, 16, 18, 22])("zoom %i groups as a plain loop does, whatever arrived, moved or is filtered", (z) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed);
        const columns = createIncidentColumns("Asia/Shanghai");
        const tiles = createIncidentTiles(columns);
        const view = createIncidentView(columns, { categories: CATEGORIES });
        columns.put(Array.from({ length: 1 + random.below(80) }, (_, id) => placedRow(random, id)));
        for (let step = 0; step < 3; step++) {
          view.setFilter(madeFilter(random, 0.05));
          const rows = Array.from({ length: columns.rowCount }, (_, row) => columns.rowAt(row));
          const plain = new PlainView(rows, view.filter, CATEGORIES, "Asia/Shanghai");
          const matching = rows.filter((row) => row.lng !== null && plain.matches(row));
          const groups = groupPlainly(matching, z);
          for (const [name, expected] of groups) {
            const [x, y] = name.split("/").map(Number) as [number, number];
            const found = readTile(tiles.tile(view, z, x, y));

            expect(sorted(standardized(found, expected))).toEqual(sorted(expected.map((group) => expectedFeature(group, plain, z, x, y))));
          }
          const drawn = [...groups.keys()].flatMap((name) => readTile(tiles.tile(view, z, ...(name.split("/").map(Number) as [number, number]))));
          const total = drawn.reduce((sum, { properties }) => sum + (properties["count"] as number), 0);
          const counts = view.counts();
          expect(total).toBe(counts.matching - counts.withoutPosition);
          columns.put(Array.from({ length: random.below(20) }, () => placedRow(random, random.below(120))));
        }
      }),
      { numRuns: propertyRuns(12) },
    );
  });
});
