import { createI18n } from "vue-i18n";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

/** Chinese first; English is required by its type to have every sentence that Chinese has. */
export const i18n = createI18n({ legacy: false, locale: "zh", fallbackLocale: "zh", messages: { zh, en } });
