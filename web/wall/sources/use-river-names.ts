import { usePreferencesStore } from "../../stores/preferences.ts";
import { useGroundSource } from "./ground-source.ts";

/** What a river is called in the language of the wall; in Chinese where the data have no English name. */
export function useRiverNames(): (riverName: string) => string {
  const ground = useGroundSource();
  const preferences = usePreferencesStore();
  return (riverName) => (preferences.language === "en" ? ground.value?.riverNamesEn.get(riverName) ?? riverName : riverName);
}
