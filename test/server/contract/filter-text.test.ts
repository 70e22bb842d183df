import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IncidentFilter } from "../../../geo/columns/incident-filter.ts";
import { readFilterText, writeFilterText } from "../../../server/contract/filter-text.ts";
import { type IncidentFilterQuery, incidentFilterSchema } from "../../../server/contract/incident.ts";
import { NO_FILTER, toFilterQuery, type IncidentFilterState } from "../../../web/stores/incident-filter.ts";
import { propertyRuns } from "../../support/property-runs.ts";

/** Codes as people make them up, with everything that separates. */
const code = fc.oneof(fc.constantFrom("a,b", "a%2Cb", "50%", "%25", "a/b", "a;b", " ", "中"), fc.string({ minLength: 1, maxLength: 8 }));
const territory = fc.constantFrom("3704", "chicago", "市");
const some = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 4 });
const instant = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2199, 11) });
const position = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })).map(([lng, lat]): [number, number] => [lng + 0, lat + 0]);
const ring = fc.array(position, { minLength: 3, maxLength: 20 }).filter((positions) => positions[0]!.join() !== positions.at(-1)!.join());

const filters: fc.Arbitrary<IncidentFilter> = fc.record({
  categories: some(code), channels: some(fc.option(code.filter((text) => text !== "none"))), kinds: some(code), statuses: some(code), results: some(code), sourceSystems: some(code),
  nearBoundary: fc.boolean(), cells: some(fc.record({ territory: fc.option(territory), code })), territories: some(territory),
  fromMs: instant, toMs: instant, hours: some(fc.integer({ min: 0, max: 23 })), weekdays: some(fc.integer({ min: 1, max: 7 })), polygon: ring,
}, { requiredKeys: [] });

/** Lists as sets; -0 as 0, which no text tells apart. */
function plain(filter: IncidentFilter): unknown {
  return Object.fromEntries(Object.entries(filter).map(([field, value]) => [
    field, Array.isArray(value) && field !== "polygon" ? [...new Set(value.map((item) => JSON.stringify(item)))].sort() : JSON.parse(JSON.stringify(value)) as unknown,
  ]));
}

test("a filter that was written is read as the same filter", () => {
  fc.assert(fc.property(filters, (filter) => {
    const { filter: read, problems } = readFilterText(incidentFilterSchema.parse(overTheWire(writeFilterText(filter))));

    expect(problems).toEqual([]);
    expect(plain(read)).toEqual(plain(filter));
  }), { numRuns: propertyRuns(500) });
});

test("equal filters are equal text, whatever the order of their lists", () => {
  fc.assert(fc.property(filters, (filter) => {
    const turned = Object.fromEntries(Object.entries(filter).reverse().map(([field, value]) => [field, Array.isArray(value) && field !== "polygon" ? [...value, ...value].reverse() : value as unknown]));

    expect(writeFilterText(turned)).toEqual(writeFilterText(filter));
  }), { numRuns: propertyRuns(200) });
});

function overTheWire(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(new URLSearchParams(query).toString()));
}

test.each<[string, Partial<IncidentFilterState>, IncidentFilter]>([
  ["nothing chosen", {}, {}],
  ["lists", { categories: ["noise", "air"], results: ["gap", "unassigned"], nearBoundary: true }, { categories: ["air", "noise"], results: ["gap", "unassigned"], nearBoundary: true }],
  ["a cell", { cell: { territory: "3704", code: "370402", name: null } }, { cells: [{ territory: "3704", code: "370402" }] }],
  ["a cell of the only territory", { cell: { territory: null, code: "a/b%", name: null } }, { cells: [{ territory: null, code: "a/b%" }] }],
  ["days", { range: { kind: "between", fromDay: "2026-01-01", toDay: "2026-01-31" } }, { fromMs: Date.parse("2025-12-31T16:00Z"), toMs: Date.parse("2026-01-31T16:00Z") }],
])("what the page asks for is read as it was meant: %s", (_what, state, filter) => {
  const query = toFilterQuery({ ...NO_FILTER, ...state }, { now: new Date(), timeZone: "Asia/Shanghai" });

  expect(readFilterText(incidentFilterSchema.parse(Object.fromEntries(query)))).toEqual({ filter, problems: [] });
});

describe("what has no meaning is refused, naming the parameter", () => {
  test.each<[keyof IncidentFilterQuery, string]>([
    ["category", ""], ["category", "a,,b"], ["channel", "web,"], ["hour", "24"], ["hour", "-1"], ["hour", "1.5"], ["hour", "x"], ["weekday", "0"], ["weekday", "8"],
    ["cell", ""], ["cells", "370402"], ["cells", "3704/a/b"], ["cells", "3704/"], ["territory", ","],
    ["polygon", "0,0;1,1"], ["polygon", "0,0;1,1;0,0"], ["polygon", "0,0;1,1;2"], ["polygon", "0,0;1,1;2,91"], ["polygon", "181,0;1,1;2,0"], ["polygon", "0,0;1,1;2,"],
    ["polygon", "0,0;1,1;2,0,0"], ["polygon", "0,0;1,1;0x1,0"], ["polygon", Array.from({ length: 501 }, (_, i) => `${i / 100},${i % 7}`).join(";")],
  ])("%s=%s", (field, text) => {
    expect(readFilterText({ [field]: text }).problems.map((problem) => problem.field)).toContain(field);
  });

  test("a cell and several cells at once", () => {
    expect(readFilterText({ cell: "a", cells: "t/a" }).problems).toMatchObject([{ field: "cells" }]);
  });
});

test("a ring may be closed by its first position", () => {
  expect(readFilterText({ polygon: "0,0;1,1;2,0;0,0" })).toEqual({ filter: { polygon: [[0, 0], [1, 1], [2, 0]] }, problems: [] });
});

test("a filter that lets nothing through has no text", () => {
  expect(() => writeFilterText({ categories: [] })).toThrow(RangeError);
});
