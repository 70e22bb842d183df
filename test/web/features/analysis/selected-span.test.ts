import { expect, test } from "vitest";
import { dayNumber } from "../../../../web/charts/timeline/day-span.ts";
import { selectedSpan } from "../../../../web/features/analysis/selected-span.ts";
import type { TimeRange } from "../../../../web/stores/incident-filter.ts";

const calendar = { now: new Date("2026-11-21T04:00:00Z"), timeZone: "Asia/Shanghai" };
const days = { firstDay: dayNumber("2018-01-01"), lastDay: dayNumber("2018-03-31") };
const between = (fromDay: string | null, toDay: string | null): TimeRange => ({ kind: "between", fromDay, toDay });

test.each<[string, TimeRange, [string, string] | null]>([
  ["all", { kind: "all" }, null],
  ["the last days, which are not among the data", { kind: "last", days: 90 }, ["2026-08-24", "2026-11-21"]],
  ["two days", between("2018-02-01", "2019-01-01"), ["2018-02-01", "2019-01-01"]],
  ["an open beginning", between(null, "2018-02-01"), ["2018-01-01", "2018-02-01"]],
  ["an open beginning before all data", between(null, "2017-02-01"), ["2017-02-01", "2017-02-01"]],
  ["an open end", between("2018-02-01", null), ["2018-02-01", "2026-11-21"]],
  ["the future", between("2030-02-01", null), ["2030-02-01", "2030-02-01"]],
])("%s", (_name, range, expected) => {
  expect(selectedSpan(range, calendar, days)).toEqual(expected && { firstDay: dayNumber(expected[0]), lastDay: dayNumber(expected[1]) });
});
