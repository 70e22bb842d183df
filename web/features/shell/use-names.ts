import { useI18n } from "vue-i18n";
import { usePreferencesStore } from "../../stores/preferences.ts";

interface TwoNames { nameZh: string; nameEn: string | null; }

/** Source systems that are codes of ours; others are named by those who import them. */
const OWN_SOURCE_SYSTEMS = ["manual"] as const;

/** Picks the name in the language of the screen; Chinese where no English one was given. */
export function useNames(): { nameOf: (named: TwoNames) => string; listOf: (names: readonly string[]) => string; sourceOf: (sourceSystem: string) => string } {
  const preferences = usePreferencesStore();
  const { t } = useI18n();
  return {
    nameOf: (named) => (preferences.language === "en" ? named.nameEn ?? named.nameZh : named.nameZh),
    listOf: (names) => names.join(preferences.language === "en" ? ", " : "、"),
    sourceOf: (sourceSystem) => {
      const own = OWN_SOURCE_SYSTEMS.find((known) => known === sourceSystem);
      return own ? t(`incidents.sources.${own}`) : sourceSystem;
    },
  };
}
