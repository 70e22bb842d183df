import { vi } from "vitest";

/** What was handed to ECharts to draw, chart by chart; there is no canvas in these tests. */
export const drawn: { option: unknown; isDisposed: boolean }[] = [];

/** For vi.mock of echarts-parts.ts. */
export function chartsWithoutCanvas(): { createChart: (element: HTMLElement) => unknown } {
  Object.assign(document, { fonts: Object.assign(new EventTarget(), { ready: Promise.resolve() }) });
  return {
    createChart: vi.fn(() => {
      const chart = { option: null as unknown, isDisposed: false };
      drawn.push(chart);
      return { setOption: (option: unknown) => { chart.option = option; }, clear: () => undefined, resize: () => undefined, dispose: () => { chart.isDisposed = true; } };
    }),
  };
}
