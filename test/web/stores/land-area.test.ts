import { expect, test } from "vitest";
import { NO_ANALYSIS_FILTER } from "../../../web/stores/analysis-filter-state.ts";
import { landArea } from "../../../web/stores/land-area.ts";
import type { UnitPlaces } from "../../../web/workers/incident-questions.ts";

const places: UnitPlaces = {
  key: "k1", unit: { kind: "cells", depth: 2 }, ids: ["t/a/a1", "t/a/a2", "t/b/b1"], names: null, areaSquareMetres: Float64Array.of(2e6, 4e6, 10e6),
  population: Float64Array.of(NaN, NaN, NaN), labels: new Float64Array(6), inStudyArea: Uint8Array.of(1, 1, 1), corners: null, cornerCount: 0,
};
const cells = (...codes: string[]) => ({ ...NO_ANALYSIS_FILTER, cells: codes.map((code) => ({ territory: "t", code })) });

test("without a filter for places all cells are the land", () => {
  expect(landArea(places, NO_ANALYSIS_FILTER)).toEqual({ squareKilometres: 16 });
});

test("under a filter for cells theirs alone, each once", () => {
  expect(landArea(places, cells("a"))).toEqual({ squareKilometres: 6 });
  expect(landArea(places, cells("a2", "b"))).toEqual({ squareKilometres: 14 });
  expect(landArea(places, cells("a", "a1"))).toEqual({ squareKilometres: 6 });
});

test.each([
  ["a cell below the level shown", cells("b1x")],
  ["a cell of another territory", { ...NO_ANALYSIS_FILTER, cells: [{ territory: "u", code: "a" }] }],
  ["a drawn area", { ...NO_ANALYSIS_FILTER, polygon: [[0, 0], [1, 0], [1, 1]] as const }],
  ["what is near a border", { ...NO_ANALYSIS_FILTER, nearBoundary: true }],
])("%s has no area here, and no rate", (_, filter) => {
  expect(landArea(places, filter)).toEqual({ squareKilometres: null, because: "filter" });
});

test("bins reach beyond the land", () => {
  expect(landArea({ ...places, unit: { kind: "hexagons", sizeMetres: 2000 } }, NO_ANALYSIS_FILTER)).toEqual({ squareKilometres: null, because: "bins" });
});
