import { expect, test } from "vitest";
import type { IncidentCounts } from "../../../../geo/columns/incident-counts.ts";
import { looseningPart } from "../../../../web/features/analysis/loosening-part.ts";
import { FIRST_ANALYSIS_FILTER, NO_ANALYSIS_FILTER } from "../../../../web/stores/analysis-filter-state.ts";

const counts: IncidentCounts = {
  total: 50, matching: 0, withoutPosition: 0, withoutCell: 0, byCategory: [{ value: "AIR", count: 3 }, { value: "NOISE", count: 4 }], byChannel: [], byKind: [], byStatus: [], byResult: [], bySourceSystem: [],
  nearBoundary: 0, byDay: { firstDay: 17532, counts: Uint32Array.of(20, 9) }, byHourOfWeek: new Uint32Array(168).fill(1),
};

test("what brings most incidents back is named", () => {
  expect(looseningPart({ ...FIRST_ANALYSIS_FILTER, categories: ["ODOUR"] }, counts)).toBe("range");
  expect(looseningPart({ ...NO_ANALYSIS_FILTER, categories: ["ODOUR"], hours: [3] }, counts)).toBe("hours");
});
test("nothing is named that is not in use, nor what is not known to help", () => {
  expect(looseningPart({ ...NO_ANALYSIS_FILTER, nearBoundary: true, channels: ["web"] }, counts)).toBeNull();
  expect(looseningPart({ ...NO_ANALYSIS_FILTER, hours: [3], weekdays: [1] }, counts)).toBeNull();
});
