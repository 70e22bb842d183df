import { expect, test } from "vitest";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { checkCells, type Finding } from "../../../geo/index.ts";
import { misfitsByGeos } from "../../support/geos-validity.ts";
import { cellsOf } from "../../support/topology-builders.ts";

/**
 * Examples of sound and unsound coverages that the JTS coverage validator is tested with, a planar
 * unit taken as 0.0001 degrees (about 11 m).
 */
const scaled = (ring: string): Position[] => {
  const positions = ring.split(",").map((pair) => pair.trim().split(" ").map((n) => Number(n) / 10_000));
  return [...positions, positions[0]!];
};
const coverage = (rings: string[]) => cellsOf(Object.fromEntries(rings.map((ring, i) => [`c${i}`, scaled(ring)])));
const isMisfit = ({ kind }: Finding) => ["overlap", "gap", "enclosed_hole", "near_miss"].includes(kind);

const SQUARES = ["1 9,5 9,5 5,1 5", "9 9,9 5,5 5,5 9", "1 1,1 5,5 5,5 1", "9 1,5 1,5 5,9 5"];

test.each([
  ["overlap", ["1 9,6 9,6 4,1 4", "9 1,4 1,4 6,9 6"], ["overlap:c0-c1:1"]],
  ["unmatched collinear edge", ["100 200,200 200,200 100,100 100", "100 300,180 300,180 200,100 200"], ["near_miss:c0-c1:1"]],
  ["narrow gap", ["1 5,9 5,9 1,1 1", "1 9,5 9,5 5.1,1 5", "5 9,9 9,9 5,5.5 5.1"], ["near_miss:c0-c1-c2:1"]],
])("a coverage with this defect (%s) is unsound", (_, rings, ids) => {
  expect(checkCells(coverage(rings)).filter(isMisfit).map(({ id }) => id)).toEqual(ids);
});

test("four squares round a point are sound", () => {
  expect(checkCells(coverage(SQUARES)).filter(isMisfit)).toEqual([]);
});

test("repeated positions do not make a coverage unsound", () => {
  const repeated = SQUARES.map((ring) => ring.split(",").flatMap((pair) => [pair, pair]).join(","));

  expect(checkCells(coverage(repeated)).filter(isMisfit)).toEqual([]);
});

test("a coverage with an empty cell is sound", () => {
  const cells = coverage(SQUARES);
  cells.features.push({ type: "Feature", properties: { code: "none", level: 1 }, geometry: { type: "Polygon", coordinates: [] } });

  expect(checkCells(cells).filter(isMisfit)).toEqual([]);
});

test("GEOS judges the same of the overlap and the unmatched edge", () => {
  const shapes = (rings: string[]) => coverage(rings).features.map((f) => f.geometry) as (Polygon | MultiPolygon)[];

  expect(misfitsByGeos(shapes(["1 9,6 9,6 4,1 4", "9 1,4 1,4 6,9 6"]))).toEqual([0, 1]);
  expect(misfitsByGeos(shapes(["100 200,200 200,200 100,100 100", "100 300,180 300,180 200,100 200"]))).toEqual([0, 1]);
  expect(misfitsByGeos(shapes(SQUARES))).toEqual([]);
});
