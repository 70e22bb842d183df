import { describe, expect, test } from "vitest";
import { windowsOn } from "../../../web/stores/wall-windows.ts";

const SHANGHAI = "Asia/Shanghai";

test("the spans of a day in November begin and end at local midnight", () => {
  const windows = windowsOn("2026-11-21", SHANGHAI);

  expect(windows.day).toEqual({ from: "2026-11-20T16:00:00.000Z", to: "2026-11-21T16:00:00.000Z" });
  expect(windows.month).toEqual({ from: "2026-10-31T16:00:00.000Z", to: "2026-11-21T16:00:00.000Z" });
  expect(windows.monthBefore).toEqual({ from: "2026-09-30T16:00:00.000Z", to: "2026-10-21T16:00:00.000Z" });
});

test("twelve months end with this one, and each begins where the one before ends", () => {
  const { months, monthsYearBefore } = windowsOn("2026-11-21", SHANGHAI);

  expect(months.map(({ firstDay }) => firstDay)).toEqual(["2025-12-01", ...Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, "0")}-01`)]);
  expect(months.slice(1).map(({ from }) => from)).toEqual(months.slice(0, -1).map(({ to }) => to));
  expect(monthsYearBefore.map(({ firstDay }) => firstDay)).toEqual(months.map(({ firstDay }) => `${Number(firstDay.slice(0, 4)) - 1}${firstDay.slice(4)}`));
});

describe("a month is compared with as many days of the one before", () => {
  test.each([["2026-03-31", "2026-02-01", "2026-03-01"], ["2026-03-28", "2026-02-01", "2026-03-01"], ["2026-01-01", "2025-12-01", "2025-12-02"]])("%s with %s up to %s", (today, from, to) => {
    const { monthBefore } = windowsOn(today, "UTC");

    expect([monthBefore.from.slice(0, 10), monthBefore.to.slice(0, 10)]).toEqual([from, to]);
  });
});

test("the day on which clocks change is as long as it is", () => {
  const { day } = windowsOn("2026-03-29", "Europe/Berlin");

  expect((Date.parse(day.to) - Date.parse(day.from)) / 3_600_000).toBe(23);
});
