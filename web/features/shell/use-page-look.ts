import { watchEffect } from "vue";
import { useI18n } from "vue-i18n";
import { useRoute } from "vue-router";
import { usePreferencesStore } from "../../stores/preferences.ts";

/** Puts language, theme and title where style sheets, screen readers and the browser look for them. */
export function usePageLook(): void {
  const preferences = usePreferencesStore();
  const { locale, t, te } = useI18n();
  const route = useRoute();
  watchEffect(() => {
    locale.value = preferences.language;
    document.documentElement.lang = preferences.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset["theme"] = preferences.shownTheme;
    const screen = `shell.nav.${route.path.split("/")[1] ?? ""}`;
    document.title = te(screen) ? `${t(screen)} · ${t("shell.product")}` : t("shell.product");
  }, { flush: "sync" });
}
