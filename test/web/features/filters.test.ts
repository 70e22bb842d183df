// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import FilterPanel from "../../../web/features/filters/FilterPanel.vue";
import ResultTabs from "../../../web/features/filters/ResultTabs.vue";
import WorkHead from "../../../web/features/mine/WorkHead.vue";
import TimeRangeFields from "../../../web/features/filters/TimeRangeFields.vue";
import { useDeploymentStore } from "../../../web/stores/deployment.ts";
import { useFiltersStore } from "../../../web/stores/filters.ts";
import { useSummaryStore } from "../../../web/stores/summary.ts";
import { aDeployment, answerWith, aSummary } from "./builders.ts";
import { click, freshStores, mount, settle, textOf, unmountAll } from "./mounting.ts";

let asked: string[] = [];
function answer(table: Record<string, unknown>): void {
  const reply = answerWith(table);
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return reply(path);
  });
}
beforeEach(async () => {
  freshStores();
  asked = [];
  answer({ "/api/deployment": aDeployment(), "/api/summary": aSummary() });
  await useDeploymentStore().load();
});
afterEach(() => {
  unmountAll();
  vi.unstubAllGlobals();
});

test("the numbers are the API's", async () => {
  await useSummaryStore().refresh();
  const host = mount(ResultTabs);

  expect([...host.querySelectorAll("button b")].map(textOf)).toEqual(["2", "0", "0", "1", "1"]);
  expect(textOf(mount(WorkHead))).toContain("共 3 件");
});

test("without an answer there is a dash, never a zero", () => {
  expect([...mount(ResultTabs).querySelectorAll("button b")].map(textOf)).toEqual(["–", "–", "–", "–", "–"]);
});

test("a failure keeps the last good number and says how old it is", async () => {
  const summary = useSummaryStore();
  await summary.refresh();
  answer({});
  await summary.refresh();
  const text = textOf(mount(WorkHead));

  expect(text).toContain("共 3 件");
  expect(text).toContain("没有取到数据");
  expect(text).toContain("仍显示 14:30 的数据");
});

test("one question is asked where three views would ask the same", async () => {
  await useSummaryStore().refresh();

  expect(asked.filter((path) => path.startsWith("/api/summary"))).toHaveLength(1);
});

test("counts of what else could be chosen leave the chosen part out", async () => {
  useFiltersStore().change({ categories: ["NOISE"], results: ["gap"] });
  await useSummaryStore().refresh();

  expect(asked.filter((path) => path.startsWith("/api/summary"))).toEqual(["/api/summary?category=NOISE&result=gap", "/api/summary?category=NOISE", "/api/summary?result=gap"]);
});

test("choosing a parent chooses its children, and shows the sum of their counts", async () => {
  await useSummaryStore().refresh();
  const host = mount(FilterPanel);
  expect(textOf(host.querySelector(".num"))).toBe("2");

  click(host.querySelector("[data-testid=category-NOISE]"));
  click(host.querySelector("button[aria-expanded]"));
  await settle();

  expect(useFiltersStore().filter.categories).toEqual(["NOISE"]);
  expect(host.querySelector<HTMLInputElement>("[data-testid=category-NOISE-A]")?.checked).toBe(true);
});

test("an end before the beginning is refused in words and not asked for", async () => {
  const host = mount(TimeRangeFields);
  const [from, to] = host.querySelectorAll<HTMLInputElement>("input[type=text]");
  for (const [field, day] of [[from, "2026-02-01"], [to, "2026-01-01"]] as const) {
    if (!field) throw new Error("a field is missing");
    field.value = day;
    field.dispatchEvent(new Event("input"));
    field.dispatchEvent(new Event("change"));
    await settle();
  }

  expect(textOf(host.querySelector("[role=alert]"))).toBe("止日不能早于起日");
  expect(useFiltersStore().filter.range).toMatchObject({ toDay: null });
});
