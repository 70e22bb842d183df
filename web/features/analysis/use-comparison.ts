import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { formatCount } from "../../format/format-count.ts";
import { formatIntensity } from "../../format/format-intensity.ts";
import { formatNumber, formatSigned } from "../../format/format-number.ts";
import { dayOf } from "../../format/zoned-time.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { comparedPeriod, periodOf } from "../../stores/analysis-period.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { useLandAreaStore } from "../../stores/land-area.ts";
import { growth } from "../../ui/change.ts";
import { useChangeText } from "../../ui/use-change-text.ts";

export interface ComparedLine { readonly key: "total" | "perDay" | "perKm2" | "hot" | "near" | "withoutCell"; readonly now: string; readonly before: string; readonly change: string; }
/** The chosen period beside an equally long one, in words: paper keeps it as it was. */
export interface ComparedPeriods { readonly lines: readonly ComparedLine[]; readonly before: string; readonly notes: readonly string[]; }

/** Null where the range has no beginning to count back from. */
export function useComparison(): ComputedRef<ComparedPeriods | null> {
  const { t } = useI18n();
  const changeText = useChangeText();
  const [columns, view, filter, land] = [useIncidentColumnsStore(), useAnalysisViewStore(), useAnalysisFilterStore(), useLandAreaStore()];
  const period = computed(() => periodOf(filter.filter.range, filter.calendar));

  function linesOf(dayCount: number): ComparedLine[] {
    const [now, before] = [columns.primary, columns.comparison];
    if (now.counts === null || !before?.counts) return [];
    const plain = (key: ComparedLine["key"], a: number, b: number): ComparedLine => ({ key, now: formatCount(a), before: formatCount(b), change: changeText(growth(a, b)) });
    const [a, b] = [now.counts.matching, before.counts.matching];
    const km2 = land.land.squareKilometres;
    const hot = now.hotspots && before.hotspots ? [now.hotspots.significantAdjusted.hot, before.hotspots.significantAdjusted.hot] as const : null;
    return [
      plain("total", a, b),
      { ...plain("perDay", a, b), now: formatNumber(a / dayCount, 1), before: formatNumber(b / dayCount, 1) },
      ...(km2 === null ? [] : [{ ...plain("perKm2", a, b), now: formatIntensity(a / km2), before: formatIntensity(b / km2) }]),
      ...(hot === null ? [] : [{ key: "hot" as const, now: formatCount(hot[0]), before: formatCount(hot[1]), change: formatSigned(hot[0] - hot[1]) }]),
      plain("near", now.counts.nearBoundary, before.counts.nearBoundary),
      plain("withoutCell", now.counts.withoutCell, before.counts.withoutCell),
    ];
  }

  return computed(() => {
    if (period.value === null) return null;
    const { fromDay, toDay, dayCount } = period.value;
    const other = comparedPeriod(period.value, view.view.comparison);
    const isPartial = toDay === dayOf(filter.calendar.now, filter.calendar.timeZone);
    // Only a place that somebody asked for needs a reason: bins never have a rate of the whole.
    const hasNoRate = land.land.squareKilometres === null && land.land.because === "filter";
    return {
      lines: linesOf(dayCount), before: t(`analysis.compare.before.${view.view.comparison}`),
      notes: [
        t("analysis.compare.days", { now: `${fromDay} – ${toDay}`, before: `${other.fromDay} – ${other.toDay}`, n: dayCount }),
        ...(isPartial ? [t("analysis.compare.partial")] : []), ...(hasNoRate ? [t("analysis.compare.noRate")] : []),
      ],
    };
  });
}
