// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApp, h, nextTick, type App } from "vue";
import { createRouter, createWebHistory, type Router } from "vue-router";
import { useAnalysisLink } from "../../../../web/features/analysis/use-analysis-link.ts";
import { useAnalysisFilterStore } from "../../../../web/stores/analysis-filter.ts";
import { useAnalysisStepsStore } from "../../../../web/stores/analysis-steps.ts";

let app: App;
let router: Router;
async function openAt(address: string): Promise<void> {
  history.replaceState(null, "", address);
  const pinia = createPinia();
  setActivePinia(pinia);
  const screen = { setup: () => { useAnalysisLink(); return () => h("div"); } };
  router = createRouter({ history: createWebHistory(), routes: [{ path: "/analysis", name: "analysis", component: screen }] });
  app = createApp({ render: () => h(screen) }).use(pinia).use(router);
  await router.push(address);
  app.mount(document.createElement("div"));
}
async function settled(): Promise<void> {
  for (let round = 0; round < 60; round += 1) await nextTick();
}
const query = () => router.currentRoute.value.query;

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  app.unmount();
  vi.useRealTimers();
});

test("a link is read once, and is where undoing ends", async () => {
  await openAt("/analysis?category=NOISE&time=30d");

  expect(useAnalysisFilterStore().filter).toMatchObject({ categories: ["NOISE"], range: { kind: "last", days: 30 } });
  expect(useAnalysisStepsStore().canUndo).toBe(false);
});

test("each step is an entry of its own, numbered", async () => {
  await openAt("/analysis");
  useAnalysisFilterStore().change({ categories: ["NOISE"] });
  await settled();

  expect(query()).toEqual({ category: "NOISE" });
  expect(history.state).toMatchObject({ analysisStep: 1 });
});

test("a drag writes one entry, and replaces it while it goes on", async () => {
  await openAt("/analysis");
  const pushed = vi.spyOn(router, "push");
  const replaced = vi.spyOn(router, "replace");
  for (const days of [10, 11, 12]) {
    useAnalysisFilterStore().change({ range: { kind: "last", days } }, "timeline");
    await settled();
  }
  await vi.advanceTimersByTimeAsync(300);

  expect(pushed).toHaveBeenCalledTimes(1);
  expect(replaced).toHaveBeenCalledTimes(1);
  expect(query()).toEqual({ time: "12d" });
});

test("undo walks back in the browser's history instead of adding to it", async () => {
  await openAt("/analysis");
  useAnalysisFilterStore().change({ categories: ["NOISE"] });
  await settled();
  const walked = vi.spyOn(router, "go");
  useAnalysisStepsStore().undo();
  await settled();

  expect(useAnalysisFilterStore().filter.categories).toEqual([]);
  expect(walked).toHaveBeenCalledWith(-1);
});
