// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, expect, test } from "vitest";
import { useWallSettingsStore } from "../../../web/stores/wall-settings.ts";
import { DEFAULT_SETTINGS } from "../../../web/stores/wall-settings-state.ts";

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

test("an address sets up a wall, and says of what it cannot use", () => {
  const store = useWallSettingsStore();
  store.load({ distance: "6.5", height: "2.4", theme: "clock", lang: "en", bezels: "4x2", seconds: "25", scenes: "overview,water", reload: "off", interrupts: "maybe", margin: "-1", unknown: "x" });

  expect(store.current).toEqual({
    distanceMetres: 6.5, wallHeightMetres: 2.4, theme: "clock", language: "en", bezels: { columns: 4, rows: 2 }, marginPercent: 2.6, sceneSeconds: 25, scenes: ["overview", "water"], reloadAt: null, interrupts: "on",
  });
  expect(store.problems).toEqual([{ setting: "marginPercent", text: "-1" }, { setting: "interrupts", text: "maybe" }]);
});

test("without an address the wall is set up as the last time", () => {
  useWallSettingsStore().change({ ...DEFAULT_SETTINGS, distanceMetres: 9, theme: "light" });
  setActivePinia(createPinia());
  const store = useWallSettingsStore();
  store.load({ theme: "dark" });

  expect(store.current).toEqual({ ...DEFAULT_SETTINGS, distanceMetres: 9 });
  expect(store.query).toEqual({ distance: "9" });
});

test("what was remembered and has become unusable is given up silently, setting by setting", () => {
  localStorage.setItem("ecogrid.wall", "distance=far&height=2");
  const store = useWallSettingsStore();
  store.load({});

  expect(store.current).toEqual({ ...DEFAULT_SETTINGS, wallHeightMetres: 2 });
  expect(store.problems).toEqual([]);
});

test("the address that a wall writes sets another wall up alike", () => {
  const first = useWallSettingsStore();
  first.change({ ...DEFAULT_SETTINGS, scenes: ["water"], bezels: { columns: 3, rows: 3 }, reloadAt: "04:05", interrupts: "off", marginPercent: 4 });
  const query = first.query;
  localStorage.clear();
  setActivePinia(createPinia());
  const second = useWallSettingsStore();
  second.load(query);

  expect(second.current).toEqual(first.current);
});
