import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisLabels } from "../../../web/charts/timeline/axis-labels.ts";
import { barDaysFor, barTotal, binDays, mondayBefore, type BarDays } from "../../../web/charts/timeline/bin-days.ts";
import { dayNumber, dayText, overlapOf } from "../../../web/charts/timeline/day-span.ts";

const MONDAY = dayNumber("2026-11-16");

test("days are numbered from 1970 and read back the same", () => {
  expect(dayNumber("1970-01-02")).toBe(1);
  fc.assert(fc.property(fc.integer({ min: -10_000, max: 60_000 }), (day) => {
    expect(dayNumber(dayText(day))).toBe(day);
  }));
});

test("weeks begin on Mondays, before 1970 too", () => {
  expect(mondayBefore(dayNumber("2026-11-22"))).toBe(MONDAY);
  expect(mondayBefore(MONDAY)).toBe(MONDAY);
  fc.assert(fc.property(fc.integer({ min: -10_000, max: 60_000 }), (day) => {
    expect(new Date(mondayBefore(day) * 86_400_000).getUTCDay()).toBe(1);
    expect(day - mondayBefore(day)).toBeLessThan(7);
  }));
});

test("the three parts of a bar tell what is selected, compared and neither", () => {
  const counts = Array.from({ length: 14 }, () => 10);

  const bars = binDays({ firstDay: MONDAY, counts, lastWholeDay: MONDAY + 12 }, 7, { firstDay: MONDAY + 9, lastDay: MONDAY + 13 }, { firstDay: MONDAY + 5, lastDay: MONDAY + 9 });

  expect(bars.map(({ selected, compared, outside, isIncomplete }) => [selected, compared, outside, isIncomplete])).toEqual([[0, 20, 50, false], [50, 20, 0, true]]);
});

test("without a selection everything is selected, and nothing is compared", () => {
  const [bar] = binDays({ firstDay: MONDAY, counts: [3, 4], lastWholeDay: MONDAY + 6 }, 7, null, { firstDay: MONDAY, lastDay: MONDAY });

  expect(bar).toEqual({ firstDay: MONDAY, lastDay: MONDAY + 6, selected: 7, compared: 0, outside: 0, isIncomplete: false });
});

describe("whatever the spans", () => {
  const span = fc.tuple(fc.integer({ min: -5, max: 80 }), fc.integer({ min: 0, max: 40 })).map(([first, length]) => ({ firstDay: MONDAY + first, lastDay: MONDAY + first + length }));

  test("bars and parts add up to the days", () => {
    fc.assert(fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 70 }), fc.nat(6), fc.constantFrom<BarDays>(1, 7, 28), fc.option(span), fc.option(span), (counts, offset, barDays, selected, compared) => {
      const firstDay = MONDAY + offset;
      const bars = binDays({ firstDay, counts, lastWholeDay: MONDAY + 50 }, barDays, selected, compared);
      const inSpan = counts.reduce((sum, count, at) => sum + (selected === null || overlapOf(selected, { firstDay: firstDay + at, lastDay: firstDay + at }) ? count : 0), 0);

      expect(bars.reduce((sum, bar) => sum + barTotal(bar), 0)).toBe(counts.reduce((a, b) => a + b, 0));
      expect(bars.reduce((sum, bar) => sum + bar.selected, 0)).toBe(inSpan);
      expect(bars.every(({ compared: part, outside }) => part >= 0 && outside >= 0)).toBe(true);
    }));
  });
});

test.each([[90, 1], [160, 1], [161, 7], [1096, 7], [4000, 28]])("%d days are drawn as bars of %d", (days, expected) => {
  expect(barDaysFor(days)).toBe(expected);
});

describe("labels under the axis", () => {
  const bars = (firstDay: number, count: number, barDays: BarDays) => binDays({ firstDay, counts: new Uint32Array(count), lastWholeDay: firstDay + count }, barDays, null, null);

  test("tell the months as far as there is room, January by its year", () => {
    const wide = [...axisLabels(bars(dayNumber("2025-11-03"), 120, 7), 1000).values()];

    expect(wide).toEqual([{ kind: "month", month: 12 }, { kind: "year", year: 2026 }, { kind: "month", month: 2 }, { kind: "month", month: 3 }]);
    expect(axisLabels(bars(dayNumber("2024-01-01"), 1055, 7), 300).size).toBeLessThanOrEqual(6);
  });

  test("tell days where all is within a few weeks", () => {
    expect([...axisLabels(bars(dayNumber("2026-11-02"), 10, 1), 250).entries()].slice(0, 2)).toEqual([[0, { kind: "day", month: 11, day: 2 }], [2, { kind: "day", month: 11, day: 4 }]]);
  });
});
