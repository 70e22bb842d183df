import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { booleanIntersects } from "@turf/turf";
import { readFileSync } from "node:fs";
import type { CellCollection } from "../../../geo/index.ts";
import { cellNeighbours } from "../../../geo/index.ts";
import { orientation } from "../../../geo/cells/orientation.ts";
import { fractalLattice } from "../../support/fractal-lattice.ts";
import { LATTICES, madeCoverage } from "../../support/made-coverages.ts";
import { latticeNeighbours, neighbourLists } from "../../support/neighbour-lists.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { noSharedData, sharedData } from "../../support/shared-data.ts";

type Point = readonly [number, number];

const rectangle = (west: number, south: number, east: number, north: number): Point[] =>
  [[west, south], [east, south], [east, north], [west, north], [west, south]];

function cellsOf(...rings: readonly (readonly Point[])[][]): CellCollection {
  return {
    type: "FeatureCollection",
    features: rings.map((coordinates, at) => ({
      type: "Feature", properties: { code: String(at) },
      geometry: { type: "Polygon", coordinates: coordinates.map((ring) => ring.map((point) => [...point])) },
    })),
  };
}

const neighboursOf = (cells: CellCollection) => neighbourLists(cellNeighbours(cells));

test("on a lattice all eight squares around are neighbours", () => {
  const squares = Array.from({ length: 25 }, (_, cell) => {
    const [column, row] = [cell % 5, Math.floor(cell / 5)];
    return [rectangle(column, row, column + 1, row + 1)];
  });

  expect(neighboursOf(cellsOf(...squares))).toEqual(latticeNeighbours(5, 5));
});

describe("borders that meet without a common vertex", () => {
  test.each([
    ["a corner in the middle of a neighbour's edge", [rectangle(0, 0, 2, 4)], [rectangle(2, 1, 3, 2)]],
    ["a point of one on the edge of another", [rectangle(0, 0, 2, 4)], [[[2, 2], [3, 1], [3, 3], [2, 2]] as Point[]]],
    ["edges along one line that overlap", [rectangle(0, 0, 2, 4)], [rectangle(2, 3, 3, 9)]],
    ["edges that cross", [rectangle(0, 2, 5, 3)], [rectangle(2, 0, 3, 5)]],
    ["an enclave that touches its hole's edge", [rectangle(0, 0, 9, 9), rectangle(3, 3, 6, 6)], [[[3, 4], [5, 5], [4, 5], [3, 4]] as Point[]]],
  ])("%s", (_, one, other) => {
    expect(neighboursOf(cellsOf(one, other))).toEqual([[1], [0]]);
  });
});

describe("borders that do not meet", () => {
  test.each([
    ["a corner one ulp away from an edge", [rectangle(0, 0, 2, 4)], [rectangle(2 + Number.EPSILON * 2, 1, 3, 2)]],
    ["a cell wholly inside another", [rectangle(0, 0, 9, 9)], [rectangle(3, 3, 6, 6)]],
    ["boxes that overlap round a corner", [[[0, 0], [9, 0], [9, 1], [1, 1], [1, 9], [0, 9], [0, 0]] as Point[]], [rectangle(2, 2, 9, 9)]],
  ])("%s", (_, one, other) => {
    expect(neighboursOf(cellsOf(one, other))).toEqual([[], []]);
  });
});

test("a cell of several parts is near what any part is near, and an empty one is near nothing", () => {
  const cells = cellsOf([rectangle(0, 0, 1, 1)], [rectangle(5, 5, 6, 6)], [rectangle(1, 1, 2, 2)], [rectangle(6, 4, 7, 5)]);
  cells.features[0]!.geometry = {
    type: "MultiPolygon",
    coordinates: [[rectangle(0, 0, 1, 1).map((p) => [...p])], [rectangle(4, 4, 5, 5).map((p) => [...p])]],
  };
  cells.features[3]!.geometry = { type: "MultiPolygon", coordinates: [] };

  expect(neighboursOf(cells)).toEqual([[1, 2], [0], [0], []]);
});

/** Every edge against every edge, nothing shared with the code but the exact predicate. */
function bruteForce(cells: CellCollection): number[][] {
  const edgesOf = cells.features.map(({ geometry }) => {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    return rings.flatMap((ring) => ring.map((end, i) => [...ring[(i + ring.length - 1) % ring.length]!.slice(0, 2), ...end.slice(0, 2)]));
  });
  const side = (e: number[], x: number, y: number) => Math.sign(orientation(e[0]!, e[1]!, e[2]!, e[3]!, x, y));
  const inBox = (e: number[], x: number, y: number) =>
    x >= Math.min(e[0]!, e[2]!) && x <= Math.max(e[0]!, e[2]!) && y >= Math.min(e[1]!, e[3]!) && y <= Math.max(e[1]!, e[3]!);
  const holds = (e: number[], x: number, y: number) => side(e, x, y) === 0 && inBox(e, x, y);
  const meet = (e: number[], f: number[]) =>
    holds(e, f[0]!, f[1]!) || holds(e, f[2]!, f[3]!) || holds(f, e[0]!, e[1]!) || holds(f, e[2]!, e[3]!) ||
    (side(e, f[0]!, f[1]!) * side(e, f[2]!, f[3]!) < 0 && side(f, e[0]!, e[1]!) * side(f, e[2]!, e[3]!) < 0);
  return edgesOf.map((mine, cell) =>
    edgesOf.flatMap((theirs, other) => (other !== cell && mine.some((e) => theirs.some((f) => meet(e, f))) ? [other] : [])));
}

test("neighbours are those that comparing every edge with every edge finds", () => {
  const seed = fc.integer({ min: 0, max: 2 ** 31 });
  fc.assert(
    fc.property(seed, fc.constantFrom("sound" as const, "defective" as const), fc.constantFrom(...LATTICES), (seed, soundness, lattice) => {
      const cells = madeCoverage(seed, soundness, lattice);

      expect(neighboursOf(cells)).toEqual(bruteForce(cells));
    }),
    { numRuns: propertyRuns(60) },
  );
}, 30_000);

test.skipIf(noSharedData)("the areas of Columbus have the neighbours that spdep found (skipped without the shared data)", () => {
  const cells = JSON.parse(readFileSync(sharedData("hotspot/columbus_crime.geojson"), "utf8")) as CellCollection;
  cells.features.forEach((feature, at) => { feature.properties = { code: String(at) }; });
  const expected: number[][] = cells.features.map(() => []);
  for (const line of readFileSync(sharedData("hotspot/columbus_crime_queen_neighbours.csv"), "utf8").trim().split("\n").slice(1)) {
    const [i = -1, j = -1] = line.split(",").map(Number);
    expected[i]!.push(j);
  }

  expect(neighboursOf(cells)).toEqual(expected.map((list) => list.sort((one, other) => one - other)));
});

test("in a made city they are those that Turf says intersect", () => {
  const { features } = fractalLattice({ columns: 6, rows: 5, segments: 8, seed: 3 });
  const expected = features.map((one) => features.flatMap((other, at) => (other !== one && booleanIntersects(one, other) ? [at] : [])));

  expect(neighboursOf({ type: "FeatureCollection", features })).toEqual(expected);
});
