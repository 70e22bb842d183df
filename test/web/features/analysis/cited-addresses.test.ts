import { expect, test } from "vitest";
import { citedAddresses } from "../../../../web/features/analysis/cited-addresses.ts";
import { FIRST_SUBJECT } from "../../../../web/stores/analysis-subject.ts";

const filter = new URLSearchParams({ category: "AIR" });
const cells = { ...FIRST_SUBJECT, unit: { kind: "cells" as const, depth: 3 }, measure: "per_km2" as const, correction: "none" as const };

test("hotspots of cells are cited with all that decides them", () => {
  expect(citedAddresses(filter, { ...cells, shows: "hotspots" })).toEqual(["/api/hotspots?category=AIR&depth=3&measure=per_km2&correction=none"]);
});

test.each([
  ["hotspots of hexagons", FIRST_SUBJECT], ["hotspots of squares", { ...FIRST_SUBJECT, unit: { kind: "squares" as const, sizeMetres: 1000 } }],
  ["values", { ...cells, shows: "figures" as const }], ["density", { ...cells, shows: "density" as const }], ["points", { ...cells, shows: "points" as const }],
])("%s, which the API does not give, are cited by the incidents under the filter", (_, subject) => {
  expect(citedAddresses(filter, subject)).toEqual(["/api/summary?category=AIR", "/api/incidents?category=AIR"]);
});

test("without a filter there is no query", () => {
  expect(citedAddresses(new URLSearchParams(), FIRST_SUBJECT)).toEqual(["/api/summary", "/api/incidents"]);
});
