import { BarChart, type BarSeriesOption } from "echarts/charts";
import { AriaComponent, GridComponent, type AriaComponentOption, type GridComponentOption } from "echarts/components";
import { init, use, type ComposeOption, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, GridComponent, AriaComponent, CanvasRenderer]);

/** The parts of ECharts that are in use; whatever is not listed here is not shipped. */
export type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption | AriaComponentOption>;
export type { BarSeriesOption, EChartsType };

/** A chart drawn on canvas in the element, as wide and high as it. */
export function createChart(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: "canvas" });
}
