import { expect, test } from "vitest";
import { incidentFilterSchema } from "../../../server/contract/incident.ts";
import { NO_FILTER, rangeInstants, toFilterQuery, type IncidentFilterState } from "../../../web/stores/incident-filter.ts";

const calendar = { now: new Date("2026-11-21T17:00:00Z"), timeZone: "Asia/Shanghai" };
const FULL: IncidentFilterState = {
  categories: ["b", "a"], range: { kind: "between", fromDay: "2026-01-01", toDay: "2026-01-31" }, results: ["unassigned", "gap"], nearBoundary: true,
  cell: { code: "370406", territory: "3704", name: "柳溪镇" },
};

test("no filter is no query", () => {
  expect(toFilterQuery(NO_FILTER, calendar).toString()).toBe("");
});

test("a full filter is understood by the contract", () => {
  const query = Object.fromEntries(toFilterQuery(FULL, calendar));

  expect(incidentFilterSchema.parse(query)).toEqual({
    category: "a,b", from: "2025-12-31T16:00:00.000Z", to: "2026-01-31T16:00:00.000Z", result: "gap,unassigned", nearBoundary: "true", cells: "3704/370406",
  });
});

test("equal filters are equal text, in whatever order they were chosen", () => {
  const other: IncidentFilterState = { ...FULL, categories: ["a", "b"], results: ["gap", "unassigned"] };

  expect(toFilterQuery(other, calendar).toString()).toBe(toFilterQuery(FULL, calendar).toString());
});

test("parts can be left out for the counts of what else could be chosen", () => {
  const query = toFilterQuery(FULL, calendar, ["results", "nearBoundary"]);

  expect([...query.keys()]).toEqual(["category", "cells", "from", "to"]);
});

test("the last 7 days end with today as the deployment counts it", () => {
  // 17:00 UTC on the 21st is already the 22nd in Shanghai.
  expect(rangeInstants({ kind: "last", days: 7 }, calendar)).toEqual({ from: "2026-11-15T16:00:00.000Z", to: null });
});
