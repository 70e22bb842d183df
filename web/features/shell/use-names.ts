import { useI18n } from "vue-i18n";
import { usePreferencesStore } from "../../stores/preferences.ts";

interface TwoNames { nameZh: string; nameEn: string | null; }

/** Source systems that are codes of ours; others are named by those who import them. */
const OWN_SOURCE_SYSTEMS = ["manual"] as const;

/** Picks the name in the language of the screen; Chinese where no English one was given. */
export function useNames(): { nameOf: (named: TwoNames) => string; listOf: (names: readonly string[]) => string; sourceOf: (sourceSystem: string) => string; subjectOf: (code: string) => string } {
  const preferences = usePreferencesStore();
  const { t, te } = useI18n();
  return {
    nameOf: (named) => (preferences.language === "en" ? named.nameEn ?? named.nameZh : named.nameZh),
    listOf: (names) => names.join(preferences.language === "en" ? ", " : "、"),
    /** A kind of subject that has no words here is told by its code. */
    subjectOf: (code) => (te(`responsibility.subjects.${code}`) ? t(`responsibility.subjects.${code}`) : code),
    sourceOf: (sourceSystem) => {
      const own = OWN_SOURCE_SYSTEMS.find((known) => known === sourceSystem);
      return own ? t(`incidents.sources.${own}`) : sourceSystem;
    },
  };
}
