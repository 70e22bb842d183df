// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import IncidentList from "../../../web/features/incidents/IncidentList.vue";
import { useFiltersStore } from "../../../web/stores/filters.ts";
import { useIncidentsStore } from "../../../web/stores/incidents.ts";
import { useSelectionStore } from "../../../web/stores/selection.ts";
import { anIncident, answerWith } from "./builders.ts";
import { click, freshStores, mount, settle, textOf, unmountAll } from "./mounting.ts";

const page = (items: unknown[], nextCursor: string | null = null) => ({ "/api/incidents": { items, nextCursor, numberMatched: items.length } });
const three = [anIncident({ id: 3, title: "丙" }), anIncident({ id: 2, title: "乙", assignmentResult: "unassigned", cell: null }), anIncident({ id: 1, title: "甲", nearBoundary: true })];
const titles = (host: HTMLElement) => [...host.querySelectorAll("li b")].map(textOf);
const press = (key: string) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

beforeEach(freshStores);
afterEach(() => {
  unmountAll();
  vi.unstubAllGlobals();
});
async function shown(table: Record<string, unknown>): Promise<HTMLElement> {
  vi.stubGlobal("fetch", answerWith(table));
  await useIncidentsStore().refresh();
  const host = mount(IncidentList);
  await settle();
  return host;
}

test("rows say what needs attention in words", async () => {
  const rows = [...(await shown(page(three))).querySelectorAll("li")].map(textOf);

  expect(rows[0]).not.toMatch(/未归格|近边界/);
  expect(rows[1]).toContain("未归格");
  expect(rows[2]).toContain("近边界");
});

test("before the first answer there are rows to come, not an empty list", () => {
  const host = mount(IncidentList);

  expect(host.querySelector("[role=status][aria-label=加载中]")).not.toBeNull();
});

test("nothing under a filter offers to loosen it", async () => {
  useFiltersStore().change({ nearBoundary: true });
  const host = await shown(page([]));
  expect(textOf(host)).toContain("没有符合条件的投诉件");

  click(host.querySelector(".message button"));

  expect(useFiltersStore().filter.nearBoundary).toBe(false);
});

test("a failure offers to try again, and trying again helps", async () => {
  const host = await shown({});
  expect(textOf(host.querySelector("[role=alert]"))).toContain("没有取到数据");

  vi.stubGlobal("fetch", answerWith(page(three)));
  click(host.querySelector("[role=alert] button"));
  await vi.waitFor(() => expect(titles(host)).toEqual(["丙", "乙", "甲"]));
});

test("J and K walk, Enter opens, Escape closes and gives the focus back", async () => {
  const host = await shown(page(three));
  press("j");
  press("j");
  await settle();
  const focused = document.activeElement;
  expect(focused?.getAttribute("data-incident")).toBe("2");

  click(focused);
  await settle();
  expect(useSelectionStore().selection).toEqual({ kind: "incident", id: 2 });
  expect(host.querySelector("[aria-current=true]")).toBe(focused);

  press("Escape");
  await settle();
  expect(useSelectionStore().selection).toEqual({ kind: "none" });
  expect(document.activeElement).toBe(focused);
});

test("keys typed into a field are left alone", async () => {
  await shown(page(three));
  const field = document.createElement("input");
  document.body.append(field);
  field.focus();
  press("j");
  await settle();

  expect(document.activeElement).toBe(field);
});

test("exactly one row is in the tab order", async () => {
  const host = await shown(page(three));

  expect([...host.querySelectorAll("li button")].map((row) => row.getAttribute("tabindex"))).toEqual(["0", "-1", "-1"]);
});

test("a refresh puts new rows on top and keeps those already loaded below", async () => {
  const host = await shown(page(three));
  vi.stubGlobal("fetch", answerWith(page([anIncident({ id: 4, title: "丁" }), ...three.slice(0, 2)])));
  await useIncidentsStore().refresh();
  await settle();

  expect(titles(host)).toEqual(["丁", "丙", "乙", "甲"]);
});
