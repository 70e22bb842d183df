import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import type { WaterClasses } from "../../map/layers/water-class.ts";
import { useWaterStore } from "../../stores/water.ts";

/** What the map colours reaches and sections by; undefined until it is known. */
export function useWaterClasses(): ComputedRef<WaterClasses | undefined> {
  const { t } = useI18n();
  const store = useWaterStore();
  return computed(() => {
    const { water } = store;
    if (water === null) return undefined;
    return {
      reaches: new Map(water.reaches.flatMap(({ code, waterClass }) => (waterClass === null ? [] : [[code, waterClass] as const]))),
      sections: new Map(water.sections.flatMap(({ code, waterClass, meetsTarget }) => (waterClass === null ? [] : [[code, { waterClass, isFailing: meetsTarget === false }] as const]))),
      signs: [1, 2, 3, 4, 5, 6].map((one) => t(`water.classes.${one}`)),
    };
  });
}
