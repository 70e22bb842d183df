import { usePreferencesStore } from "../../stores/preferences.ts";

interface TwoNames { nameZh: string; nameEn: string | null; }

/** Picks the name in the language of the screen; Chinese where no English one was given. */
export function useNames(): { nameOf: (named: TwoNames) => string } {
  const preferences = usePreferencesStore();
  return { nameOf: (named) => (preferences.language === "en" ? named.nameEn ?? named.nameZh : named.nameZh) };
}
