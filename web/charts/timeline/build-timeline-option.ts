import type { ChartTheme } from "../chart-theme.ts";
import type { BarSeriesOption, ChartOption } from "../echarts-parts.ts";
import type { AxisLabel } from "./axis-labels.ts";
import { barTotal, type TimelineBar } from "./bin-days.ts";
import { niceCeiling } from "../nice-ceiling.ts";

/** Where the bars stand within the chart, in pixels; the brush is laid over this rectangle. */
export const TIMELINE_GRID = { left: 44, right: 12, top: 8, bottom: 21 } as const;

export interface TimelineWords { labelOf: (label: AxisLabel) => string; formatCount: (count: number) => string; }

/** Bars of the whole time, parted by what is selected; the incomplete last one is only outlined, in dashes. */
export function buildTimelineOption(bars: readonly TimelineBar[], labels: ReadonlyMap<number, AxisLabel>, theme: ChartTheme, words: TimelineWords): ChartOption {
  const top = niceCeiling(Math.max(1, ...bars.map(barTotal)));
  const text = { fontFamily: theme.font, fontSize: 11, color: theme.text3 };
  return {
    grid: { ...TIMELINE_GRID },
    xAxis: {
      type: "category", data: bars.map((_, at) => String(at)), axisLine: { lineStyle: { color: theme.line2 } },
      axisTick: { show: true, alignWithLabel: false, lineStyle: { color: theme.line2 }, interval: (at: number) => labels.has(at) },
      axisLabel: {
        ...text, align: "left", margin: 7, hideOverlap: true, interval: (at: number) => labels.has(at),
        formatter: (_value: string, at: number) => {
          const label = labels.get(at);
          return label ? words.labelOf(label) : "";
        },
      },
    },
    yAxis: {
      type: "value", min: 0, max: top, interval: top / 2, axisLabel: { ...text, formatter: (count: number) => words.formatCount(count) },
      splitLine: { lineStyle: { color: theme.line, type: "dashed" } }, axisLine: { show: false }, axisTick: { show: false },
    },
    series: [
      part(bars, "selected", theme.accent),
      part(bars, "compared", theme.period2, theme.accent),
      part(bars, "outside", theme.periodOut),
    ],
  };
}

/** One part of every bar. `outline` sets the compared period apart by more than its colour. */
function part(bars: readonly TimelineBar[], name: "selected" | "compared" | "outside", colour: string, outline?: string): BarSeriesOption {
  const whole = outline === undefined ? { color: colour } : { color: colour, borderColor: outline, borderWidth: 1 };
  const incomplete = { color: "transparent", borderColor: colour, borderWidth: 1, borderType: "dashed" as const };
  return {
    type: "bar", id: name, name, stack: "all", silent: true, barCategoryGap: bars.length > 80 ? "12%" : "18%", barMaxWidth: 28,
    // An empty part has no outline: it would be drawn as a line along the axis.
    data: bars.map((bar) => (bar[name] === 0 ? 0 : { value: bar[name], itemStyle: bar.isIncomplete ? incomplete : whole })),
  };
}
