import { useI18n } from "vue-i18n";
import type { PlaceRow } from "../../stores/place-rows.ts";

/** What the test says of a place, or why it says nothing. */
export function useVerdict(): (row: Pick<PlaceRow, "hotspotClass" | "state">) => string {
  const { t } = useI18n();
  return ({ hotspotClass, state }) => (hotspotClass === null ? t(`analysis.place.states.${state === "tested" ? "pending" : state}`) : t(`analysis.place.classes.${String(hotspotClass) as "0"}`));
}
