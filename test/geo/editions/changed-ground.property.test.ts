import fc from "fast-check";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { changedGround, type CellCollection, moveSharedVertices, type OwnedCell, sideOfCell } from "../../../geo/index.ts";
import { exactOracle } from "../../support/exact-oracle.ts";
import { madeCoverage, type Soundness } from "../../support/made-coverages.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { cellsOf, flatArea, rectangle } from "../../support/topology-builders.ts";
import { type SeededRandom, seededRandom } from "../../support/seeded-random.ts";

const owned = (cells: CellCollection): OwnedCell[] =>
  cells.features.map(({ properties, geometry }) => ({ owner: properties.code, code: properties.code, level: properties.level ?? 0, geometry }));

const ringsOf = (geometry: Polygon | MultiPolygon) => (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()) as unknown as [number, number][][];

/** Vertices moved, a cell gone, a level changed: some or all of it. */
function changed(cells: CellCollection, random: SeededRandom): CellCollection {
  const flat = cells.features.map((feature) => ({ code: feature.properties.code, geometry: feature.geometry, feature }));
  const positions = flat.flatMap(({ geometry }) => ringsOf(geometry).flat());
  const moves = Array.from({ length: 1 + random.below(4) }, () => {
    const [lng, lat] = random.pick(positions);
    return { from: [lng, lat] as const, to: [lng + (random.unit() - 0.5) * 0.03, lat + (random.unit() - 0.5) * 0.03] as const };
  });
  let moved: typeof flat = [];
  // A ring may collapse when it is moved: then nothing moves, which is a case too.
  try { moved = moveSharedVertices(flat, moves); } catch { moved = []; }
  const byFeature = new Map(moved.map((cell) => [cell.feature, cell.geometry]));
  const features = flat.map(({ feature }) => ({ ...feature, geometry: byFeature.get(feature) ?? feature.geometry }));
  if (random.chance(0.3)) features.splice(random.below(features.length), 1);
  return { type: "FeatureCollection", features };
}

const soundness = fc.constantFrom<Soundness>("sound", "defective");

test("a point has another owner exactly where it lies in ground that changed hands, under the names of both owners", () => {
  let inside = 0;
  fc.assert(
    fc.property(fc.nat(1e6), soundness, (seed, state) => {
      const random = seededRandom(seed);
      const before = madeCoverage(seed, state, "tenmillionth");
      const after = changed(before, random);
      fc.pre(before.features.length > 0);
      const [ownerBefore, ownerAfter] = [exactOracle(before), exactOracle(after)];

      const grounds = changedGround(owned(before), owned(after));

      const boxes = grounds.flatMap(({ geometry }) => geometry.coordinates.map(([ring]) => ring!));
      for (let i = 0; i < 60; i++) {
        const [lng, lat] = i % 3 === 0 || boxes.length === 0 ? anywhere(random) : near(random, random.pick(boxes));
        const [from, to] = [codeAt(before, ownerBefore.owner(lng, lat)), codeAt(after, ownerAfter.owner(lng, lat))];
        const sides = grounds.map((ground) => ({ ground, side: sideOfCell(ringsOf(ground.geometry), [lng, lat]) }));
        if (sides.some(({ side }) => side === "border")) continue;
        const holding = sides.filter(({ side }) => side === "inside").map(({ ground }) => [ground.from, ground.to]);
        inside += holding.length;
        expect(holding).toEqual(from === to ? [] : [[from, to]]);
      }
    }),
    { numRuns: propertyRuns(150) },
  );
  expect(inside).toBeGreaterThan(500);
});

const codeAt = (cells: CellCollection, index: number) => cells.features[index]?.properties.code ?? null;
const anywhere = (random: SeededRandom): [number, number] => [117.15 + random.unit() * 0.3, 34.55 + random.unit() * 0.25];

function near(random: SeededRandom, ring: Position[]): [number, number] {
  const [a, b, c] = [random.pick(ring), random.pick(ring), random.pick(ring)];
  return [(a[0]! + b[0]! + c[0]!) / 3 + (random.unit() - 0.5) * 1e-4, (a[1]! + b[1]! + c[1]!) / 3 + (random.unit() - 0.5) * 1e-4];
}

test("equal editions have no ground in which they differ, whether their geometries are the same objects or not", () => {
  const cells = owned(madeCoverage(11, "sound", "tenmillionth"));

  expect(changedGround(cells, structuredClone(cells))).toEqual([]);
  expect(changedGround(cells, cells)).toEqual([]);
});

test("a strip that goes from one cell to its neighbour is told once, with its area", () => {
  const before = cellsOf({ A: rectangle(0, 0, 10, 10), B: rectangle(10, 0, 20, 10) });
  const after = cellsOf({ A: rectangle(0, 0, 12, 10), B: rectangle(12, 0, 20, 10) });

  const [ground, ...more] = changedGround(owned(before as CellCollection), owned(after as CellCollection));

  expect(more).toEqual([]);
  expect([ground?.from, ground?.to]).toEqual(["B", "A"]);
  expect(flatArea(ground!.geometry)).toBe(20);
});

test("ground that loses its village goes to the town above it, and from nobody to nobody nothing is told", () => {
  const town = { T: rectangle(0, 0, 20, 10) };
  const before = cellsOf({ ...town, A: rectangle(0, 0, 10, 10) }, { A: { level: 2 } });
  const after = cellsOf({ ...town, A: rectangle(0, 0, 8, 10) }, { A: { level: 2 } });

  expect(changedGround(owned(before as CellCollection), owned(after as CellCollection)).map(({ from, to }) => [from, to])).toEqual([["A", "T"]]);
});

test("a cell that gets another owner without moving changes hands as a whole", () => {
  const cells = owned(cellsOf({ A: rectangle(0, 0, 10, 10), B: rectangle(10, 0, 20, 10) }) as CellCollection);
  const after = cells.map((cell) => (cell.code === "A" ? { ...cell, owner: "moved/A" } : cell));

  const grounds = changedGround(cells, after);

  expect(grounds.map(({ from, to }) => [from, to])).toEqual([["A", "moved/A"]]);
  expect(flatArea(grounds[0]!.geometry)).toBe(100);
});
