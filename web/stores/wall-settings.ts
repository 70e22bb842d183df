import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { DEFAULT_SETTINGS, readSettings, type SettingProblem, type WallSettings, writeSettings } from "./wall-settings-state.ts";

const KEPT_AS = "ecogrid.wall";

/** How this wall is set up: by its address where that says something, else as it was the last time. */
export const useWallSettingsStore = defineStore("wall-settings", () => {
  const current = shallowRef<WallSettings>(DEFAULT_SETTINGS);
  /** What the address asks for and cannot be. */
  const problems = shallowRef<readonly SettingProblem[]>([]);
  const query = computed(() => writeSettings(current.value));

  function load(address: Readonly<Record<string, unknown>>): void {
    const kept = new URLSearchParams(localStorage.getItem(KEPT_AS) ?? "");
    const base = readSettings((name) => kept.get(name), DEFAULT_SETTINGS).settings;
    const read = readSettings((name) => (typeof address[name] === "string" ? address[name] : null), base);
    current.value = read.settings;
    problems.value = read.problems;
    keep();
  }

  function change(settings: WallSettings): void {
    current.value = settings;
    problems.value = [];
    keep();
  }

  function keep(): void {
    localStorage.setItem(KEPT_AS, new URLSearchParams(writeSettings(current.value)).toString());
  }

  return { current, problems, query, load, change };
});
