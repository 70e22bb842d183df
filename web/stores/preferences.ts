import { defineStore } from "pinia";
import { computed, ref, watch } from "vue";

export const LANGUAGES = ["zh", "en"] as const;
export const THEMES = ["light", "dark"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

/** Language and theme: at first those of the browser, once switched those chosen, kept between visits. */
export const usePreferencesStore = defineStore("preferences", () => {
  const language = ref<Language>(remembered("ecogrid.language", LANGUAGES) ?? languageOf(navigator.language));
  const theme = ref<Theme>(remembered("ecogrid.theme", THEMES) ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  /** A screen that has a theme of its own, such as the wall, says so here; null leaves it to the choice. */
  const screenTheme = ref<Theme | null>(null);
  const shownTheme = computed(() => screenTheme.value ?? theme.value);
  watch(language, (value) => localStorage.setItem("ecogrid.language", value));
  watch(theme, (value) => localStorage.setItem("ecogrid.theme", value));
  return { language, theme, screenTheme, shownTheme };
});

/** The language for a browser that asks for `tag` (BCP 47). */
export function languageOf(tag: string): Language {
  return /^en\b/iu.test(tag) ? "en" : "zh";
}

function remembered<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  const value = localStorage.getItem(key);
  return allowed.find((option) => option === value);
}
