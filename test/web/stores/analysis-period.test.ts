import { describe, expect, test } from "vitest";
import { FIRST_ANALYSIS_FILTER, NO_ANALYSIS_FILTER } from "../../../web/stores/analysis-filter-state.ts";
import { comparedFilter, comparedPeriod, daysPerWeekday, periodOf } from "../../../web/stores/analysis-period.ts";

const calendar = { now: new Date("2026-11-21T06:00:00Z"), timeZone: "Asia/Shanghai" };

describe("the days that a range means", () => {
  test.each([
    [{ kind: "last" as const, days: 90 }, { fromDay: "2026-08-24", toDay: "2026-11-21", dayCount: 90 }],
    [{ kind: "between" as const, fromDay: "2026-01-01", toDay: "2026-01-31" }, { fromDay: "2026-01-01", toDay: "2026-01-31", dayCount: 31 }],
    [{ kind: "between" as const, fromDay: "2026-11-20", toDay: null }, { fromDay: "2026-11-20", toDay: "2026-11-21", dayCount: 2 }],
    [{ kind: "between" as const, fromDay: null, toDay: "2026-01-31" }, null],
    [{ kind: "all" as const }, null],
  ])("%j", (range, period) => {
    expect(periodOf(range, calendar)).toEqual(period);
  });
});

describe("the compared period has as many days", () => {
  test("right before", () => {
    expect(comparedPeriod({ fromDay: "2026-03-01", toDay: "2026-03-31", dayCount: 31 }, "previous")).toEqual({ fromDay: "2026-01-29", toDay: "2026-02-28", dayCount: 31 });
  });

  test("a year earlier, also from a day that year lacks", () => {
    expect(comparedPeriod({ fromDay: "2028-02-29", toDay: "2028-03-01", dayCount: 2 }, "year")).toEqual({ fromDay: "2027-02-28", toDay: "2027-03-01", dayCount: 2 });
  });
});

test("everything but the time stays in the compared filter", () => {
  const filter = { ...FIRST_ANALYSIS_FILTER, categories: ["AIR"] };

  expect(comparedFilter(filter, "previous", calendar)).toEqual({ ...filter, range: { kind: "between", fromDay: "2026-05-26", toDay: "2026-08-23" } });
});

test("without a beginning nothing can be compared", () => {
  expect(comparedFilter(NO_ANALYSIS_FILTER, "previous", calendar)).toBeNull();
});

test("weekdays are counted from Monday on, as often as the period has them", () => {
  // 2026-11-21 is a Saturday.
  expect(daysPerWeekday({ fromDay: "2026-11-21", toDay: "2026-11-29", dayCount: 9 })).toEqual([1, 1, 1, 1, 1, 2, 2]);
  expect(daysPerWeekday({ fromDay: "2026-11-21", toDay: "2026-11-21", dayCount: 1 })).toEqual([0, 0, 0, 0, 0, 1, 0]);
  expect(daysPerWeekday(null)).toEqual([1, 1, 1, 1, 1, 1, 1]);
});
