import { describe, expect, test } from "vitest";
import { reactive } from "vue";
import { readFilterText, writeFilterText } from "../../../server/contract/filter-text.ts";
import { incidentFilterSchema } from "../../../server/contract/incident.ts";
import { FIRST_ANALYSIS_FILTER, NO_ANALYSIS_FILTER, toggled, toIncidentFilter, usedParts, type AnalysisFilterState } from "../../../web/stores/analysis-filter-state.ts";

const calendar = { now: new Date("2026-11-21T17:00:00Z"), timeZone: "Asia/Shanghai" };
const FULL: AnalysisFilterState = {
  categories: ["AIR"], channels: ["web", null], kinds: ["complaint"], statuses: ["reported"], results: ["gap"], cells: [{ territory: "3704", code: "370406" }], nearBoundary: true,
  range: { kind: "between", fromDay: "2026-08-24", toDay: "2026-11-21" }, hours: [20, 21], weekdays: [5, 6, 7], polygon: [[1, 2], [3, 4], [5, 6]],
};

test("no restriction is an absent field, never an empty list, which would let nothing through", () => {
  expect(toIncidentFilter(NO_ANALYSIS_FILTER, calendar)).toEqual({});
});

test("every part reaches the columns", () => {
  expect(toIncidentFilter(FULL, calendar)).toEqual({
    categories: ["AIR"], channels: ["web", null], kinds: ["complaint"], statuses: ["reported"], results: ["gap"], cells: [{ territory: "3704", code: "370406" }], nearBoundary: true,
    fromMs: Date.parse("2026-08-24T00:00:00+08:00"), toMs: Date.parse("2026-11-22T00:00:00+08:00"), hours: [20, 21], weekdays: [5, 6, 7], polygon: [[1, 2], [3, 4], [5, 6]],
  });
});

test("what is made of reactive state can still be sent to a worker", () => {
  const filter = toIncidentFilter(reactive(structuredClone(FULL)) as AnalysisFilterState, calendar);

  expect(structuredClone(filter)).toEqual(toIncidentFilter(FULL, calendar));
});

test("the server reads from the address what the columns were given", () => {
  const filter = toIncidentFilter(FULL, calendar);
  const address = new URLSearchParams(writeFilterText(filter)).toString();
  const query = incidentFilterSchema.parse(Object.fromEntries(new URLSearchParams(address)));
  const { filter: read, problems } = readFilterText(query);

  expect(problems).toEqual([]);
  expect({ ...read, channels: read.channels?.toSorted() }).toEqual({ ...filter, channels: filter.channels?.toSorted() });
});

test("the last 90 days begin 89 days before today as the deployment counts it", () => {
  // 17:00 UTC on the 21st is already the 22nd in Shanghai.
  expect(toIncidentFilter(FIRST_ANALYSIS_FILTER, calendar)).toEqual({ fromMs: Date.parse("2026-08-25T00:00:00+08:00") });
});

test("all parts of a full filter are in use, and none of an empty one", () => {
  expect(usedParts(FULL)).toEqual(Object.keys(NO_ANALYSIS_FILTER));
  expect(usedParts(NO_ANALYSIS_FILTER)).toEqual([]);
});

describe("toggled", () => {
  test.each([[[1, 2], 2, [1]], [[20], 3, [3, 20]]])("%j with %j is %j", (list, value, expected) => {
    expect(toggled(list, value)).toEqual(expected);
  });
});
