import { expect, test } from "vitest";
import { rowsOf } from "../../../web/stores/place-rows.ts";
import { NO_DATA_CLASS, NOT_STUDIED_CLASS, NOT_TESTED_CLASS, type HotspotFigures, type UnitCounts, type UnitPlaces } from "../../../web/workers/incident-questions.ts";

const places: UnitPlaces = {
  key: "k1", unit: { kind: "cells", depth: 3 }, ids: ["t/a", "t/b"], names: [{ nameZh: "甲镇", nameEn: null }, { nameZh: "乙镇", nameEn: null }], areaSquareMetres: Float64Array.of(2e6, 4e6),
  population: Float64Array.of(4096, NaN), labels: Float64Array.of(1, 2, 3, 4), inStudyArea: Uint8Array.of(1, 1), corners: null, cornerCount: 0,
};
const counts: UnitCounts = { key: "k1", counts: Uint32Array.of(6, 2), elsewhere: 0 };

test("counts become rates; a population that is not known gives none", () => {
  expect(rowsOf(places, counts, null)).toMatchObject([{ id: "t/a", count: 6, perKm2: 3, per10k: 14.6484375, population: 4096 }, { id: "t/b", count: 2, perKm2: 0.5, per10k: null, population: null, z: null, hotspotClass: null }]);
});

test("figures of other places are not mixed in", () => {
  expect(rowsOf(places, { ...counts, key: "k2" }, null)).toEqual([]);
});

test("a place without area has no rate", () => {
  expect(rowsOf({ ...places, areaSquareMetres: Float64Array.of(0, NaN) }, counts, null).map(({ perKm2 }) => perKm2)).toEqual([null, null]);
});

test.each([[NO_DATA_CLASS, "no_data"], [NOT_TESTED_CLASS, "not_computable"], [NOT_STUDIED_CLASS, "not_studied"]])("a place of class %d has no verdict, being %s", (code, state) => {
  const figures = { key: "k1", classes: Int8Array.of(2, code), z: Float64Array.of(2.2, NaN), p: Float64Array.of(0.03, NaN), pAdjusted: Float64Array.of(0.04, NaN) } as HotspotFigures;

  expect(rowsOf(places, counts, figures)).toMatchObject([{ state: "tested", hotspotClass: 2 }, { state, hotspotClass: null }]);
});
