import { watchEffect } from "vue";
import { useI18n } from "vue-i18n";
import { usePreferencesStore } from "../../stores/preferences.ts";

/** Puts language and theme where style sheets, screen readers and the browser look for them. */
export function usePageLook(): void {
  const preferences = usePreferencesStore();
  const { locale, t } = useI18n();
  watchEffect(() => {
    locale.value = preferences.language;
    document.documentElement.lang = preferences.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset["theme"] = preferences.theme;
    document.title = t("shell.product");
  }, { flush: "sync" });
}
