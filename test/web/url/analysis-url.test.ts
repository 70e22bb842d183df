import fc from "fast-check";
import { expect, test } from "vitest";
import { ASSIGNMENT_RESULTS } from "../../../server/contract/assignment.ts";
import { INCIDENT_KINDS } from "../../../server/contract/incident.ts";
import { writeCellPath } from "../../../geo/columns/cell-path.ts";
import { MOST_POLYGON_POSITIONS, readFilterText } from "../../../server/contract/filter-text.ts";
import type { CellKey } from "../../../web/stores/analysis-filter-state.ts";
import { FIRST_ANALYSIS_STATE } from "../../../web/stores/analysis-steps.ts";
import { MAP_SHOWS } from "../../../web/stores/analysis-subject.ts";
import { COMPARISONS, LOWER_PANES, SIZES_METRES, TABLE_COLUMNS } from "../../../web/stores/analysis-view-state.ts";
import { readAnalysisLink, writeAnalysisLink, type AnalysisLink } from "../../../web/url/analysis-url.ts";

const FIRST: AnalysisLink = { ...FIRST_ANALYSIS_STATE, camera: null };
/** Codes come from imported data: commas, slashes and percent signs among them. */
const code = fc.oneof(fc.stringMatching(/^[A-Za-z0-9._-]{1,8}$/), fc.constantFrom("a,b", "50%", "3704/01", "异味", "a b+c&d")).filter((text) => text !== "none");
const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const range = fc.oneof(
  fc.constant({ kind: "all" as const }), fc.integer({ min: 1, max: 9999 }).map((days) => ({ kind: "last" as const, days })),
  fc.tuple(day, fc.option(day)).map(([fromDay, toDay]) => ({ kind: "between" as const, fromDay, toDay })),
);
const hundredths = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 }).map((value) => value / 100 || 0);
const unit = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((depth) => ({ kind: "cells" as const, depth })),
  fc.record({ kind: fc.constantFrom("hexagons" as const, "squares" as const), sizeMetres: fc.constantFrom(...SIZES_METRES) }),
);
/** A link writes lists in the one order that the API has for them. */
const sorted = <T>(list: fc.Arbitrary<T[]>, text: (value: T) => string) => list.map((values) => values.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)));
const codes = (maxLength: number) => sorted(fc.uniqueArray(code, { maxLength }), (value) => value);
const cellText = (cell: CellKey) => writeCellPath(cell.territory ?? "", [cell.code]).replaceAll(",", "%2C");
const isOpen = (ring: [number, number][]) => String(ring[0]) !== String(ring.at(-1));
const link: fc.Arbitrary<AnalysisLink> = fc.record({
  filter: fc.record({
    categories: codes(4), channels: sorted(fc.uniqueArray(fc.option(code), { maxLength: 3 }), (value) => value ?? "none"), kinds: fc.subarray([...INCIDENT_KINDS]), statuses: codes(2),
    results: fc.subarray([...ASSIGNMENT_RESULTS]), cells: sorted(fc.uniqueArray(fc.record({ territory: fc.option(code), code }), { maxLength: 3, selector: cellText }), cellText), nearBoundary: fc.boolean(), range,
    hours: fc.subarray([...Array(24).keys()]), weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    polygon: fc.option(fc.array(fc.tuple(hundredths(-180, 180), hundredths(-90, 90)), { minLength: 4, maxLength: 6 }).filter(isOpen)),
  }),
  view: fc.record({
    subject: fc.record({
      shows: fc.constantFrom(...MAP_SHOWS), unit, measure: fc.constantFrom("count" as const, "per_km2" as const, "per_10k" as const), correction: fc.constantFrom("none" as const, "fdr" as const),
      kernel: fc.constantFrom("quartic" as const, "gaussian" as const), bandwidthMetres: fc.constantFrom(...SIZES_METRES),
    }),
    classes: fc.option(fc.record({ breaks: fc.uniqueArray(fc.double({ min: 0.001, max: 1e4, noNaN: true }), { maxLength: 4 }).map((limits) => limits.toSorted((a, b) => a - b)), least: fc.double({ min: 0, max: 1, noNaN: true }), most: fc.double({ min: 1, max: 1e5, noNaN: true }), n: fc.integer({ min: 1, max: 9999 }) }).map((classes) => ({ ...classes, least: classes.least || 0 }))),
    comparison: fc.constantFrom(...COMPARISONS), isSideBySide: fc.boolean(), place: fc.option(code), pane: fc.constantFrom(...LOWER_PANES),
    sort: fc.record({ column: fc.constantFrom(...TABLE_COLUMNS), isAscending: fc.boolean() }),
  }),
  camera: fc.option(fc.record({ lng: hundredths(-180, 180), lat: hundredths(-85, 85), zoom: hundredths(0, 22) })),
});

test("what a link carries comes back as it was", () => {
  fc.assert(fc.property(link, (before) => {
    const address = new URLSearchParams(writeAnalysisLink(before)).toString();

    expect(readAnalysisLink(Object.fromEntries(new URLSearchParams(address)))).toEqual(before);
  }));
});

test("the filter of a link is that of the API", () => {
  const query = { category: "a%2Cb", channel: "none,phone", cells: "3704/370402,/x%252Fy", hour: "3,20", weekday: "7", polygon: "1,2;3,4;5,6;1,2" };

  expect(readAnalysisLink(query).filter).toMatchObject(readFilterText(query).filter);
});

test("a polygon with more corners than the API takes is not read", () => {
  const ring = (corners: number) => Array.from({ length: corners }, (_, at) => `${Math.cos(at)},${Math.sin(at)}`).join(";");

  expect(readAnalysisLink({ polygon: ring(MOST_POLYGON_POSITIONS) }).filter.polygon).toHaveLength(MOST_POLYGON_POSITIONS);
  expect(readAnalysisLink({ polygon: ring(MOST_POLYGON_POSITIONS + 1) }).filter.polygon).toBeNull();
});

test("the screen as it opens needs no query", () => {
  expect(writeAnalysisLink(FIRST)).toEqual({});
});

test("all time is written out, for the screen opens on 90 days", () => {
  const all: AnalysisLink = { ...FIRST, filter: { ...FIRST.filter, range: { kind: "all" } } };

  expect(writeAnalysisLink(all)).toEqual({ time: "all" });
});

test.each([
  { time: "90" }, { time: "2026-13-01.." }, { kind: "rumour" }, { result: "won" }, { near: "yes" }, { hour: "24,x" }, { weekday: "0,8" }, { polygon: "1,2;3,4" }, { polygon: "1,2;3,4;5" }, { polygon: "1,2;3,4;999,1" },
  { cells: "3704/" }, { cells: "a/b/c" }, { show: "heat" }, { unit: "hexagons-3" }, { unit: "cells-0" }, { measure: "per_cow" }, { correction: "bonferroni" }, { kernel: "flat" }, { bandwidth: "1" },
  { compare: "never" }, { classes: "1" }, { classes: "0,9,3,5,4" }, { classes: "0,9,0.5,1" }, { side: "yes" }, { pane: "attic" }, { sort: "-colour" }, { view: "1,2" }, { category: ["a", "b"] }, { unheard: "of" },
])("what cannot be understood counts as absent: %j", (query) => {
  expect(readAnalysisLink(query)).toEqual(FIRST);
});

test("what can be understood is kept beside what cannot", () => {
  expect(readAnalysisLink({ hour: "3,99,20", kind: "rumour,complaint" }).filter).toMatchObject({ hours: [3, 20], kinds: ["complaint"] });
});
