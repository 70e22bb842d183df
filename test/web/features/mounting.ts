import { createPinia, setActivePinia } from "pinia";
import { provideMapHandle } from "../../../web/map/use-map.ts";
import { createApp, h, nextTick, type App, type Component } from "vue";
import { i18n } from "../../../web/messages/i18n.ts";

const mounted: App[] = [];

/** Mounts a component with stores and words, as the page does; the element it stands in. */
export function mount(component: Component, props: Record<string, unknown> = {}): HTMLElement {
  const host = document.createElement("div");
  document.body.append(host);
  const app = createApp({ setup: () => { provideMapHandle(); }, render: () => h(component, props) });
  app.use(activePinia()).use(i18n);
  app.mount(host);
  mounted.push(app);
  return host;
}

let pinia = createPinia();
function activePinia() {
  return pinia;
}

/** For beforeEach: empty stores, Chinese words. */
export function freshStores(): void {
  localStorage.clear();
  localStorage.setItem("ecogrid.language", "zh");
  i18n.global.locale.value = "zh";
  pinia = createPinia();
  setActivePinia(pinia);
}

/** For afterEach. */
export function unmountAll(): void {
  mounted.splice(0).forEach((app) => app.unmount());
  document.body.replaceChildren();
}

/** Lets watchers, promises that are already settled, and the drawing that follows them run. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 8; round += 1) await nextTick();
}

/** What a reader sees, with spaces told alike. */
export function textOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function click(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) throw new Error("there is nothing to click");
  element.click();
}
