import { onScopeDispose, watchEffect } from "vue";
import { useDeploymentStore } from "../stores/deployment.ts";
import { usePreferencesStore, type Theme } from "../stores/preferences.ts";
import { useWallClockStore } from "../stores/wall-clock.ts";
import { useWallSettingsStore } from "../stores/wall-settings.ts";
import type { WallTheme } from "../stores/wall-settings-state.ts";
import { formatClock } from "../format/zoned-time.ts";

const DAY_BEGINS = "07:00";
const DAY_ENDS = "19:00";

/** The theme in force at `clock` (`HH:MM`, local). */
export function themeAt(theme: WallTheme, clock: string): Theme {
  if (theme !== "clock") return theme;
  return clock >= DAY_BEGINS && clock < DAY_ENDS ? "light" : "dark";
}

/** Gives the page the wall's theme for as long as the wall is open, and the language that its address names for good. */
export function useWallLook(): void {
  const [preferences, settings, clock, deployment] = [usePreferencesStore(), useWallSettingsStore(), useWallClockStore(), useDeploymentStore()];
  watchEffect(() => {
    preferences.screenTheme = themeAt(settings.current.theme, formatClock(new Date(clock.agesMs), deployment.timeZone));
  }, { flush: "sync" });
  watchEffect(() => {
    if (settings.current.language !== "browser") preferences.language = settings.current.language;
  });
  onScopeDispose(() => { preferences.screenTheme = null; });
}
