// @vitest-environment happy-dom
import { h } from "vue";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import BarList from "../../../web/charts/bars/BarList.vue";
import { dayNumber } from "../../../web/charts/timeline/day-span.ts";
import TimelineChart from "../../../web/charts/timeline/TimelineChart.vue";
import HourWeekMatrix from "../../../web/charts/matrix/HourWeekMatrix.vue";
import { click, freshStores, mount, settle, textOf, unmountAll } from "../features/mounting.ts";
import { drawn } from "./drawn-charts.ts";

vi.mock("../../../web/charts/echarts-parts.ts", async () => (await import("./drawn-charts.ts")).chartsWithoutCanvas());

beforeEach(() => {
  freshStores();
  drawn.length = 0;
});
afterEach(unmountAll);

const buttonCalled = (host: Element, text: string) => [...host.querySelectorAll("button")].find((button) => textOf(button) === text);
const tableOf = (host: Element) => [...host.querySelectorAll("tr")].map((row) => [...row.children].map(textOf));
async function showTable(host: Element): Promise<string[][]> {
  click(buttonCalled(host, "表"));
  await settle();
  return tableOf(host);
}
function press(element: Element | null | undefined, key: string, more: KeyboardEventInit = {}): void {
  element?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

describe("the bars", () => {
  const rows = [{ key: "a", name: "恶臭异味", count: 714, before: 605, token: "cat-odour", isChosen: true }, { key: "b", name: "扬尘", count: 12, before: 0, token: "cat-dust" }];
  const listed = (props: Record<string, unknown> = {}) => mount(BarList, { title: "类别构成", rows, total: 1552, isCompared: true, ...props });

  test("say name, number and change, and which is chosen", () => {
    const host = listed();
    const buttons = [...host.querySelectorAll(".row")];

    expect(buttons.map(textOf)).toEqual(["恶臭异味714+18.0 %", "扬尘12–"]);
    expect(buttons.map((button) => button.getAttribute("aria-pressed"))).toEqual(["true", "false"]);
  });

  test("have a table with exactly the same numbers, and shares besides", async () => {
    expect(await showTable(listed())).toEqual([
      ["类别构成", "件数", "占比", "上期", "变化"], ["恶臭异味", "714", "46.0 %", "605", "+18.0 %"], ["扬尘", "12", "0.8 %", "0", "–"],
    ]);
  });

  test("tell which one was pressed", () => {
    const toggled = vi.fn();
    click(listed({ onToggle: toggled }).querySelectorAll(".row")[1]);

    expect(toggled).toHaveBeenCalledWith("b");
  });

  test("draw what the rows say, and let go of the canvas", async () => {
    const host = listed();
    await vi.dynamicImportSettled();

    expect(drawn[0]?.option).toMatchObject({ animation: false, aria: { enabled: true }, yAxis: { data: ["恶臭异味", "扬尘"] } });
    await showTable(host);
    expect(drawn[0]?.isDisposed).toBe(true);
  });

  test("make room for a sentence when there is nothing", () => {
    const host = listed({ state: { kind: "empty", text: "本月无投诉（截至 14:30）" } });

    expect(host.querySelector('[role="status"]')?.textContent).toContain("本月无投诉");
    expect(host.querySelectorAll(".row")).toHaveLength(0);
    expect(drawn).toHaveLength(0);
  });
});

describe("the timeline", () => {
  const monday = dayNumber("2026-11-02");
  const changed = vi.fn();
  const timeline = (props: Record<string, unknown> = {}) => mount(TimelineChart, {
    firstDay: monday, counts: Array.from({ length: 21 }, (_, at) => at), lastWholeDay: monday + 19, barDays: 7, selected: { firstDay: monday + 7, lastDay: monday + 13 }, onChange: changed, ...props,
  });
  const slider = (host: Element, name: string) => host.querySelector(`[role="slider"][aria-label="${name}"]`);
  beforeEach(() => changed.mockClear());

  test("has a table with the same numbers as its bars", async () => {
    expect(await showTable(timeline({ compared: { firstDay: monday, lastDay: monday + 1 } }))).toEqual([
      ["日期", "件数", "选中时段", "比较时段"], ["2026-11-02 – 2026-11-08", "21", "0", "1"], ["2026-11-09 – 2026-11-15", "70", "70", "0"], ["2026-11-16 – 2026-11-22 未满", "119", "0", "0"],
    ]);
  });

  test.each<[string, string, KeyboardEventInit, [number, number]]>([
    ["起日", "ArrowLeft", {}, [6, 13]], ["起日", "ArrowRight", { shiftKey: true }, [13, 13]], ["止日", "ArrowRight", {}, [7, 14]], ["止日", "PageDown", {}, [7, 7]], ["止日", "End", {}, [7, 20]], ["起日", "Home", {}, [0, 13]],
  ])("the %s moves by %s %j", (name, key, more, [first, last]) => {
    press(slider(timeline(), name), key, more);

    expect(changed).toHaveBeenLastCalledWith({ firstDay: monday + first, lastDay: monday + last });
  });

  test("a choice outside the days there are selects no bar, has no handles, and keeps its days in the fields", async () => {
    const host = timeline({ selected: { firstDay: monday + 400, lastDay: monday + 489 } });

    expect(host.querySelectorAll('[role="slider"], .window')).toHaveLength(0);
    expect([...host.querySelectorAll<HTMLInputElement>('input[type="text"]')].map(({ value }) => value)).toEqual(["2027-12-07", "2028-03-05"]);
    expect(textOf(host)).toContain("90 天");
    expect((await showTable(host)).slice(1).map((row) => row[2])).toEqual(["0", "0", "0"]);
  });

  test("an end says its day to a screen reader", () => {
    expect(slider(timeline(), "止日")?.getAttribute("aria-valuetext")).toBe("2026-11-15");
  });

  test("the date fields are its twin: they say the choice and make it", async () => {
    const [from, to] = [...timeline().querySelectorAll<HTMLInputElement>('input[type="text"]')];
    expect([from?.value, to?.value]).toEqual(["2026-11-09", "2026-11-15"]);

    if (from) from.value = "2026-11-05";
    from?.dispatchEvent(new Event("input"));
    from?.dispatchEvent(new Event("change"));
    await settle();

    expect(changed).toHaveBeenLastCalledWith({ firstDay: monday + 3, lastDay: monday + 13 });
  });

  test("a date that does not exist is told and not used", async () => {
    const host = timeline();
    const from = host.querySelector<HTMLInputElement>('input[type="text"]');
    if (from) from.value = "2026-02-30";
    from?.dispatchEvent(new Event("input"));
    from?.dispatchEvent(new Event("change"));
    await settle();

    expect(changed).not.toHaveBeenCalled();
    expect(host.querySelector('[role="alert"]')?.textContent).toContain("日期写作");
  });

  test("dragging an end tells on the way, once a frame, and at the end", async () => {
    const dragged = vi.fn();
    const frames: FrameRequestCallback[] = [];
    vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
    const host = timeline({ onDrag: dragged });
    const brush = host.querySelector<HTMLElement>(".brush");
    if (brush) Object.assign(brush, { setPointerCapture: () => undefined, getBoundingClientRect: () => ({ left: 0, width: 210 }) });
    const point = (type: string, clientX: number) => new PointerEvent(type, { clientX, button: 0, bubbles: true });
    slider(host, "止日")?.dispatchEvent(point("pointerdown", 140));
    [150, 190, 208].forEach((x) => brush?.dispatchEvent(point("pointermove", x)));
    frames.forEach((frame) => frame(0));
    brush?.dispatchEvent(point("pointerup", 208));
    vi.unstubAllGlobals();

    expect(dragged.mock.calls).toEqual([[{ firstDay: monday + 7, lastDay: monday + 20 }]]);
    expect(changed.mock.calls).toEqual([[{ firstDay: monday + 7, lastDay: monday + 20 }]]);
  });
});

describe("the hours of the week", () => {
  const counts = Array.from({ length: 168 }, (_, at) => (at % 24) + Math.floor(at / 24));
  const chosen = vi.fn();
  const matrix = (props: Record<string, unknown> = {}) => mount(HourWeekMatrix, { counts, onChoose: chosen, ...props });
  const cell = (host: Element, weekday: number, hour: number) => host.querySelector<HTMLElement>(`[data-weekday="${weekday}"][data-hour="${hour}"]`);
  beforeEach(() => chosen.mockClear());

  test("say each cell in words", () => {
    expect(cell(matrix(), 5, 20)?.getAttribute("aria-label")).toBe("周五 20–21 时：24 件");
  });

  test("have a table with the same numbers", async () => {
    const table = await showTable(matrix());

    expect(table).toHaveLength(25);
    expect(table[21]).toEqual(["20–21 时", "20", "21", "22", "23", "24", "25", "26"]);
  });

  test("are chosen with Shift and the arrows, and Enter", async () => {
    const host = matrix();
    const grid = host.querySelector('[role="grid"]');
    press(grid, "ArrowDown");
    press(grid, "ArrowRight", { shiftKey: true });
    press(grid, "ArrowDown", { shiftKey: true });
    await settle();

    grid?.dispatchEvent(new PointerEvent("pointerleave"));
    expect(host.querySelectorAll('[aria-selected="true"]')).toHaveLength(4);
    expect(chosen).not.toHaveBeenCalled();
    press(grid, "Enter");
    expect(chosen).toHaveBeenCalledWith({ hours: [0, 1], weekdays: [2, 3] });
  });

  test("are chosen by dragging", () => {
    const host = matrix();
    cell(host, 5, 20)?.dispatchEvent(new PointerEvent("pointerdown", { button: 0, bubbles: true }));
    cell(host, 7, 22)?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    cell(host, 7, 22)?.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));

    expect(chosen).toHaveBeenCalledWith({ hours: [20, 21, 22], weekdays: [5, 6, 7] });
    // As it goes on to a worker.
    expect(() => structuredClone(chosen.mock.calls[0]?.[0])).not.toThrow();
  });

  test("are let go by choosing them again, and by Escape", () => {
    const host = matrix({ choice: { hours: [0], weekdays: [1] } });
    press(host.querySelector('[role="grid"]'), "Enter");
    press(host.querySelector('[role="grid"]'), "Escape");

    expect(chosen.mock.calls).toEqual([[{ hours: [], weekdays: [] }], [{ hours: [], weekdays: [] }]]);
  });

  test("keep their classes while frozen", () => {
    const classes = (host: Element) => [...host.querySelectorAll(".legend-classes li")].map(textOf);

    expect(classes(matrix({ limits: [0, 100] }))).toEqual(["0–99", "≥100"]);
    expect(classes(matrix())).toEqual(["0–7", "8–12", "13–17", "18–22", "≥23"]);
  });
});

test("a chart's frame can hold further tools", () => {
  const host = mount({ render: () => h(BarList, { title: "来源", rows: [], total: 0 }, { tools: () => h("button", "近 30 天") }) });

  expect(buttonCalled(host, "近 30 天")).toBeDefined();
});
