import type { Language } from "../../stores/preferences.ts";

/** A sentence of the server and the language it is in: that of the screen, or English where an earlier version kept that only. */
export interface SaidIn { readonly text: string; readonly lang: "en" | "zh-CN"; }

export function saidIn(language: Language, en: string, zh: string | null): SaidIn {
  return language === "en" || zh === null ? { text: en, lang: "en" } : { text: zh, lang: "zh-CN" };
}
