import { computed, type ComputedRef, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import type { SectionWaterHistory } from "../../../server/contract/water.ts";
import type { CurveStep } from "../../charts/lines/curve-points.ts";
import { dayOf } from "../../format/zoned-time.ts";

export interface SectionCurve {
  unit: string;
  steps: CurveStep[];
  /** Limit of the target class, else of Ⅲ; null where the standard sets none. */
  limit: number | null;
  limitText: string;
  isOver: (value: number) => boolean;
}

/** One indicator of a section's months beside the limit that its target sets. */
export function useSectionCurve(history: Ref<SectionWaterHistory>, indicator: Ref<string>, zone: Ref<string>, format: (value: number) => string): ComputedRef<SectionCurve> {
  const { t } = useI18n();
  return computed(() => {
    const { section, months, limits } = history.value;
    const items = months.map(({ items: all }) => all.find((item) => item.indicator === indicator.value));
    const rule = limits.findLast((one) => one.indicator === indicator.value);
    const target = section.targetClass ?? 3;
    const limit = rule?.limits[target - 1] ?? null;
    const words = { sign: t(`water.classes.${target}`), value: limit === null ? "" : format(limit) };
    return {
      unit: items.find((item) => item !== undefined)?.unit ?? "",
      steps: months.map(({ from }, at) => ({ label: dayOf(new Date(from), zone.value).slice(0, 7), value: items[at]?.value ?? null, mark: items[at]?.waterClass ?? null })),
      limit,
      limitText: limit === null ? t("water.curve.noLimit") : t(rule?.kind === "at_least" ? "water.curve.limitAtLeast" : "water.curve.limit", words),
      isOver: (value) => limit !== null && (rule?.kind === "at_least" ? value < limit : value > limit),
    };
  });
}
