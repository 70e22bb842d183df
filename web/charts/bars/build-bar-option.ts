import type { ChartTheme } from "../chart-theme.ts";
import type { ChartOption } from "../echarts-parts.ts";
import type { BarRow } from "./bar-row.ts";

export const BAR_ROW_PX = 26;

/**
 * Horizontal bars from one common zero, the first row on top. With some rows chosen the others stand back. What is
 * compared with is a hollow bar around its own length; names and numbers stand beside the chart, in its rows.
 */
export function buildBarOption(rows: readonly BarRow[], theme: ChartTheme): ChartOption {
  const most = Math.max(1, ...rows.flatMap(({ count, before }) => [count, before ?? 0]));
  const hasChosen = rows.some(({ isChosen }) => isChosen);
  const isBack = ({ isChosen }: BarRow) => hasChosen && isChosen !== true;
  return {
    grid: { left: 0, right: 1, top: 0, bottom: 0 },
    xAxis: { type: "value", min: 0, max: most, show: false },
    yAxis: { type: "category", inverse: true, data: rows.map(({ name }) => name), axisLine: { lineStyle: { color: theme.line2 } }, axisTick: { show: false }, axisLabel: { show: false } },
    series: [
      {
        type: "bar", id: "count", silent: true, barWidth: 10, z: 2,
        data: rows.map((row) => ({ value: row.count, itemStyle: { color: row.token === undefined ? theme.accent : theme.colourOf(row.token), opacity: isBack(row) ? 0.35 : 1 } })),
      },
      ...rows.some(({ before }) => before != null) ? [{
        type: "bar" as const, id: "before", silent: true, barWidth: 16, barGap: "-130%", z: 3,
        itemStyle: { color: "transparent", borderColor: theme.text3, borderWidth: 1, borderType: "dashed" as const }, data: rows.map(({ before }) => before ?? 0),
      }] : [],
    ],
  };
}
