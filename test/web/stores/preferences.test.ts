// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nextTick } from "vue";
import { languageOf, usePreferencesStore } from "../../../web/stores/preferences.ts";

/** A browser that was never here, with its own language and look. */
function visit(language: string, isDark: boolean): void {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: isDark && query === "(prefers-color-scheme: dark)" }));
  vi.spyOn(navigator, "language", "get").mockReturnValue(language);
  setActivePinia(createPinia());
}
beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test.each([["en", "en"], ["en-GB", "en"], ["EN-us", "en"], ["zh-CN", "zh"], ["de-DE", "zh"], ["enm", "zh"], ["", "zh"]])("a browser in %j sees %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test("a first visit follows the browser", () => {
  visit("en-US", true);

  expect(usePreferencesStore()).toMatchObject({ language: "en", theme: "dark" });
  expect(localStorage).toHaveLength(0);
});

test("what was switched is kept against the browser", async () => {
  visit("en-US", true);
  const before = usePreferencesStore();
  before.language = "zh";
  before.theme = "light";
  await nextTick();

  visit("en-US", true);

  expect(usePreferencesStore()).toMatchObject({ language: "zh", theme: "light" });
});
