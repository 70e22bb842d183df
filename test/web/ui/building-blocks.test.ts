// @vitest-environment happy-dom
import { h, nextTick, ref } from "vue";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import CheckboxRow from "../../../web/ui/CheckboxRow.vue";
import ChangeText from "../../../web/ui/ChangeText.vue";
import DataTable from "../../../web/ui/DataTable.vue";
import DialogFrame from "../../../web/ui/DialogFrame.vue";
import FigureBlock from "../../../web/ui/FigureBlock.vue";
import FilterChip from "../../../web/ui/FilterChip.vue";
import LegendClasses from "../../../web/ui/LegendClasses.vue";
import LegendFrame from "../../../web/ui/LegendFrame.vue";
import PopoverFrame from "../../../web/ui/PopoverFrame.vue";
import SegmentedControl from "../../../web/ui/SegmentedControl.vue";
import SwitchControl from "../../../web/ui/SwitchControl.vue";
import { sortRows } from "../../../web/ui/table-column.ts";
import ToastHost from "../../../web/ui/ToastHost.vue";
import { useToasts } from "../../../web/ui/toasts.ts";
import ToolbarButton from "../../../web/ui/ToolbarButton.vue";
import TooltipHint from "../../../web/ui/TooltipHint.vue";
import { i18n } from "../../../web/messages/i18n.ts";
import { click, freshStores, mount, settle, textOf, unmountAll } from "../features/mounting.ts";

beforeEach(freshStores);
afterEach(() => {
  unmountAll();
  vi.useRealTimers();
});
function press(element: Element | null | undefined, key: string): void {
  element?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

describe("a figure", () => {
  test("has its unit, reference and change, and shows on asking how it came about", () => {
    const host = mount(FigureBlock, { label: "满意度", value: "86.5", unit: "%", reference: "目标 ≥ 85 %", change: { amount: -1.23, unit: "points" }, changeLabel: "环比", working: "812 / 939 = 86.5 %" });

    expect(textOf(host)).toBe("满意度86.5%目标 ≥ 85 %环比 −1.2 个百分点");
    expect(host.querySelector(".value")?.getAttribute("title")).toBe("812 / 939 = 86.5 %");
  });

  test("that is not known is a dash, never a zero", () => {
    expect(textOf(mount(FigureBlock, { label: "受理", value: null, unit: "件" }))).toBe("受理–");
  });

  test("that misses its limit says by how much", () => {
    expect(textOf(mount(FigureBlock, { label: "超期", value: "37", unit: "件", breach: "超 5 件" }).querySelector(".breach"))).toBe("超 5 件");
  });
});

test.each([["count", 9, "+9"], ["percent", 7.18, "+7.2 %"], ["points", -0.5, "−0.5 个百分点"], ["days", -0.5, "−0.5 天"]] as const)("a change in %s of %d reads %s", (unit, amount, text) => {
  expect(textOf(mount(ChangeText, { change: { amount, unit } }))).toBe(text);
});

test("a chip says what pressing it does, and does it", () => {
  const removed = vi.fn();
  const host = mount(FilterChip, { text: "噪声", count: "1,552", onRemove: removed });

  expect(host.querySelector("button")?.getAttribute("aria-label")).toBe("移除筛选：噪声 1,552");
  click(host.querySelector("button"));
  expect(removed).toHaveBeenCalledOnce();
});

test("an option that cannot be chosen stays in reach and says why", async () => {
  const chosen = ref("a");
  const host = mount({ render: () => h(SegmentedControl, { label: "校正", options: [{ value: "a", text: "未校正" }, { value: "b", text: "FDR", isDisabled: true, hint: "样本不足" }, { value: "c", text: "丙" }], modelValue: chosen.value, "onUpdate:modelValue": (value: string) => { chosen.value = value; } }) });
  const [, refused, free] = [...host.querySelectorAll("button")];

  click(refused);
  expect(chosen.value).toBe("a");
  expect([refused?.getAttribute("aria-disabled"), refused?.title]).toEqual(["true", "样本不足"]);
  click(free);
  await settle();
  expect(free?.getAttribute("aria-pressed")).toBe("true");
});

test("a switch is one to a screen reader", async () => {
  const isOn = ref(false);
  const host = mount({ render: () => h(SwitchControl, { label: "冻结图例", modelValue: isOn.value, "onUpdate:modelValue": (value: boolean) => { isOn.value = value; } }) });
  click(host.querySelector('[role="switch"]'));
  await settle();

  expect(host.querySelector('[role="switch"]')?.getAttribute("aria-checked")).toBe("true");
});

describe("a checkbox row", () => {
  const row = (props: Record<string, unknown>) => mount(CheckboxRow, { label: "大气", state: "off", largest: 200, ...props });

  test("shows its count against the largest", () => {
    const host = row({ state: "on", count: 50 });

    expect(host.querySelector<HTMLElement>(".bar i")?.style.width).toBe("25%");
    expect(textOf(host)).toBe("大气50");
  });

  test("without a count has a dash, and large counts are short with the whole number on asking", () => {
    expect(textOf(row({}).querySelector(".count"))).toBe("–");
    const count = row({ count: 755_123 }).querySelector(".count");
    expect([textOf(count), count?.getAttribute("title")]).toEqual(["75.5 万", "755,123"]);
  });

  test("unfolds by a button of its own", () => {
    const [toggled, folded] = [vi.fn(), vi.fn()];
    const host = row({ isOpen: false, onToggle: toggled, onFold: folded });
    click(host.querySelector('button[aria-label="展开 大气"]'));

    expect(folded).toHaveBeenCalledOnce();
    expect(toggled).not.toHaveBeenCalled();
    expect(row({ state: "some" }).querySelector("input")?.indeterminate).toBe(true);
  });
});

test("a tool that is not available says why and does nothing", () => {
  const acted = vi.fn();
  const button = mount(ToolbarButton, { icon: "compare", text: "比较", whyNot: "先选一个时段", onAct: acted }).querySelector("button");
  click(button);

  expect(acted).not.toHaveBeenCalled();
  expect([button?.getAttribute("aria-disabled"), button?.title, button?.disabled]).toEqual(["true", "先选一个时段", false]);
});

describe("a legend", () => {
  test("says variable, unit, n, method, period and time, and that it is frozen", () => {
    const host = mount(LegendFrame, { title: "局部热点 Gi*", isFrozen: true, statement: { unit: "件/千人", n: "n = 1,402 格", method: "FDR α 0.05", period: "2026-08-24 至 11-21", asOf: "数据截至 14:30" } });

    expect(textOf(host.querySelector("h3"))).toBe("局部热点 Gi*（件/千人）");
    expect([...host.querySelectorAll(".statement li")].map(textOf)).toEqual(["n = 1,402 格 · FDR α 0.05", "2026-08-24 至 11-21 · 数据截至 14:30"]);
    expect(textOf(host)).toContain("图例已冻结");
  });

  test("keeps no data apart from the classes, by a hatch", () => {
    const host = mount(LegendClasses, { classes: [{ token: "gi-none", label: "不显著" }], noData: "无数据（17 格）" });

    expect(host.querySelector<HTMLElement>("li i")?.style.background).toBe("var(--gi-none)");
    expect(host.querySelector(".no-data .hatched")).not.toBeNull();
    expect([...host.querySelectorAll("li")].map(textOf)).toEqual(["不显著"]);
  });
});

describe("a table", () => {
  interface Row { name: string; count: number | null; }
  const columns = [
    { key: "name", title: "网格", text: (row: Row) => row.name, sortBy: (row: Row) => row.name },
    { key: "count", title: "件数", align: "end", text: (row: Row) => String(row.count ?? "–"), sortBy: (row: Row) => row.count },
  ] as const;
  const rows: Row[] = [{ name: "乙", count: 5 }, { name: "甲", count: null }, { name: "丙", count: 12 }];
  const table = (props: Record<string, unknown> = {}) => mount(DataTable, { caption: "网格", columns, rows, rowKey: (row: Row) => row.name, ...props });
  const names = (host: Element) => [...host.querySelectorAll("tbody tr")].map((row) => textOf(row.children[0] ?? null));
  const head = (host: Element, at: number) => host.querySelectorAll("th")[at];

  test("sorts numbers downwards first, then upwards, then as given; what is unknown comes last", async () => {
    const host = table();
    const seen: [string[], string | null][] = [];
    for (let round = 0; round < 3; round += 1) {
      click(head(host, 1)?.querySelector("button"));
      await settle();
      seen.push([names(host), head(host, 1)?.getAttribute("aria-sort") ?? null]);
    }

    expect(seen).toEqual([[["丙", "乙", "甲"], "descending"], [["乙", "丙", "甲"], "ascending"], [["乙", "甲", "丙"], "none"]]);
  });

  test("sorts Chinese names by their sound", () => {
    expect(sortRows(rows, columns, { key: "name", isDescending: false }).map(({ name }) => name)).toEqual(["丙", "甲", "乙"]);
  });

  test("is walked with the arrows and picked from with Enter", async () => {
    const picked = vi.fn();
    const host = table({ canPick: true, onPick: picked });
    const lines = [...host.querySelectorAll<HTMLElement>("tbody tr")];
    lines[0]?.focus();
    press(lines[0], "ArrowDown");
    press(lines[1], "End");
    await settle();

    expect(document.activeElement).toBe(lines[2]);
    expect(lines.map((line) => line.getAttribute("tabindex"))).toEqual(["-1", "-1", "0"]);
    press(lines[2], "Enter");
    expect(picked).toHaveBeenCalledWith(rows[2]);
  });

  test("opens long lists a page at a time and says how many there are", async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ name: `格 ${at}`, count: at }));
    const host = table({ rows: many });

    expect(names(host)).toHaveLength(100);
    expect(textOf(host.querySelector(".more"))).toContain("显示 100 行，共 250 行");
    click(host.querySelector(".more button"));
    click(host.querySelector(".more button"));
    await settle();
    expect(names(host)).toHaveLength(250);
    expect(host.querySelector(".more")).toBeNull();
  });
});

test("a dialog is called by its title, closes by its button and gives the focus back", async () => {
  const isOpen = ref(false);
  const host = mount({ render: () => h("div", [h("button", { id: "opener", onClick: () => { isOpen.value = true; } }, "导出"), isOpen.value ? h(DialogFrame, { title: "导出", onClose: () => { isOpen.value = false; } }) : null]) });
  const opener = host.querySelector<HTMLElement>("#opener");
  opener?.focus();
  click(opener);
  await settle();
  const dialog = host.querySelector("dialog");

  expect(dialog?.open).toBe(true);
  expect(textOf(document.getElementById(dialog?.getAttribute("aria-labelledby") ?? ""))).toBe("导出");
  click(host.querySelector('[aria-label="关闭"]'));
  await settle();
  expect(host.querySelector("dialog")).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test("a popover takes the focus, closes by Escape and by a press elsewhere, and gives the focus back", async () => {
  const host = mount({ render: () => h(PopoverFrame, { label: "更多" }, { trigger: ({ toggle, attrs }: { toggle: () => void; attrs: object }) => h("button", { ...attrs, onClick: toggle }, "更多"), default: () => "内容" }) });
  const button = host.querySelector("button");
  const card = () => host.querySelector('[role="dialog"]');
  button?.focus();
  click(button);
  await settle();

  expect(document.activeElement).toBe(card());
  expect(button?.getAttribute("aria-expanded")).toBe("true");
  press(card(), "Escape");
  await settle();
  expect(card()).toBeNull();
  expect(document.activeElement).toBe(button);
  click(button);
  await settle();
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  await settle();
  expect(card()).toBeNull();
});

test("a tooltip comes with the focus, describes what it is on, and goes with Escape", async () => {
  const host = mount({ render: () => h(TooltipHint, { text: "标准分数" }, { default: ({ attrs }: { attrs: object }) => h("button", attrs, "z") }) });
  const button = host.querySelector("button");
  button?.dispatchEvent(new Event("focusin", { bubbles: true }));
  await nextTick();
  const tip = host.querySelector('[role="tooltip"]');

  expect(button?.getAttribute("aria-describedby")).toBe(tip?.id);
  press(button, "Escape");
  await nextTick();
  expect(host.querySelector('[role="tooltip"]')).toBeNull();
});

test("notices go by themselves, but those of failures stay", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const host = mount(ToastHost);
  const { tell, toasts, dismiss } = useToasts();
  tell({ text: "已导出 1,552 行", tone: "ok" });
  tell({ text: "导出失败", tone: "danger" });
  await settle();
  expect(textOf(host.querySelector('[role="status"]'))).toContain("已导出 1,552 行");
  vi.advanceTimersByTime(6001);
  await settle();

  expect(toasts.value.map(({ text }) => text)).toEqual(["导出失败"]);
  dismiss(toasts.value[0]?.id ?? 0);
  expect(toasts.value).toEqual([]);
});

test("the blocks speak English, too", () => {
  i18n.global.locale.value = "en";

  expect(textOf(mount(ChangeText, { change: { amount: 1.2, unit: "points" } }))).toBe("+1.2 points");
  expect(textOf(mount(LegendFrame, { title: "Rate", statement: { unit: "per km²" } }).querySelector("h3"))).toBe("Rate (per km²)");
});
