import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BarRow } from "../../../web/charts/bars/bar-row.ts";
import { buildBarOption } from "../../../web/charts/bars/build-bar-option.ts";
import type { ChartTheme } from "../../../web/charts/chart-theme.ts";
import type { ChartOption } from "../../../web/charts/echarts-parts.ts";
import { niceCeiling } from "../../../web/charts/nice-ceiling.ts";
import { binDays } from "../../../web/charts/timeline/bin-days.ts";
import { buildTimelineOption } from "../../../web/charts/timeline/build-timeline-option.ts";
import { dayNumber } from "../../../web/charts/timeline/day-span.ts";

const THEME: ChartTheme = {
  text2: "text2", text3: "text3", line: "line", line2: "line2", control: "control", surface1: "surface1", surface3: "surface3",
  accent: "accent", period2: "period2", periodOut: "periodOut", font: "Font", colourOf: (token) => `token ${token}`,
};
type Datum = number | { value: number; itemStyle: Record<string, unknown> };
const seriesOf = (option: ChartOption) => (Array.isArray(option.series) ? option.series : []).map((series) => ({ id: series.id, data: (series.data ?? []) as Datum[] }));
const valuesOf = (data: readonly Datum[]) => data.map((datum) => (typeof datum === "number" ? datum : datum.value));

describe("the timeline", () => {
  const monday = dayNumber("2026-11-09");
  const bars = binDays({ firstDay: monday, counts: Array.from({ length: 14 }, () => 1), lastWholeDay: monday + 12 }, 7, { firstDay: monday + 7, lastDay: monday + 13 }, { firstDay: monday, lastDay: monday + 2 });
  const series = seriesOf(buildTimelineOption(bars, new Map(), THEME, { labelOf: () => "", formatCount: String }));

  test("stacks what is selected, what is compared and the rest", () => {
    expect(series.map(({ id, data }) => [id, valuesOf(data)])).toEqual([["selected", [0, 7]], ["compared", [3, 0]], ["outside", [4, 0]]]);
  });

  test("outlines the incomplete bar in dashes and the compared one by more than colour", () => {
    expect(series[0]?.data[1]).toMatchObject({ value: 7, itemStyle: { color: "transparent", borderColor: "accent", borderType: "dashed" } });
    expect(series[1]?.data).toMatchObject([{ itemStyle: { color: "period2", borderColor: "accent" } }, 0]);
  });
});

describe("the bars", () => {
  const rows: BarRow[] = [{ key: "a", name: "甲", count: 30, before: 40, token: "cat-odour", isChosen: true }, { key: "b", name: "乙", count: 10, before: null }];
  const option = buildBarOption(rows, THEME);
  const [count, before] = seriesOf(option);

  test("begin at a common zero and reach as far as the longest of either period", () => {
    expect(option.xAxis).toMatchObject({ min: 0, max: 40 });
    expect(valuesOf(count?.data ?? [])).toEqual([30, 10]);
    expect(valuesOf(before?.data ?? [])).toEqual([40, 0]);
  });

  test("take their own colour, and those not chosen stand back", () => {
    expect(count?.data).toMatchObject([{ itemStyle: { color: "token cat-odour", opacity: 1 } }, { itemStyle: { color: "accent", opacity: 0.35 } }]);
  });

  test("show no second bar where nothing is compared", () => {
    expect(seriesOf(buildBarOption([{ key: "a", name: "甲", count: 1 }], THEME))).toHaveLength(1);
  });
});

test("the top of an axis is round, even, and no less than what it has to hold", () => {
  expect([0, 1, 3, 11, 134, 999, 1001].map(niceCeiling)).toEqual([2, 2, 4, 20, 200, 1000, 2000]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (value) => {
    const top = niceCeiling(value);

    expect(top).toBeGreaterThanOrEqual(value);
    expect(top % 2).toBe(0);
    expect(top).toBeLessThanOrEqual(Math.max(2, value * 2 + 1));
  }));
});
