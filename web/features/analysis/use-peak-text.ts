import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { formatNumber } from "../../format/format-number.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { daysPerWeekday, periodOf } from "../../stores/analysis-period.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { findPeak } from "./find-peak.ts";

type WeekdayKey = "d1" | "d2" | "d3" | "d4" | "d5" | "d6" | "d7";

/** The peak of the chosen hours and weekdays in one sentence. */
export function usePeakText(): ComputedRef<string> {
  const { t } = useI18n();
  const [columns, filter] = [useIncidentColumnsStore(), useAnalysisFilterStore()];
  const dayText = (day: number) => t(`analysis.hours.weekdays.d${day}` as `analysis.hours.weekdays.${WeekdayKey}`);
  return computed(() => {
    // The chart counts all hours of the week, to choose from; the sentence is about those chosen.
    const { hours, weekdays, range } = filter.filter;
    const peak = findPeak(columns.primary.counts?.byHourOfWeek ?? [], { hours, weekdays, daysPerWeekday: daysPerWeekday(periodOf(range, filter.calendar)) });
    if (peak === "few") return t("analysis.hours.few");
    if (peak === null) return t("analysis.hours.even");
    const days = peak.firstDay === peak.lastDay ? t("analysis.hours.weekday", { day: dayText(peak.firstDay) }) : t("analysis.hours.span", { first: dayText(peak.firstDay), last: dayText(peak.lastDay) });
    return t("analysis.hours.peak", { days, from: peak.fromHour, to: peak.toHour, ratio: formatNumber(peak.ratio, 1) });
  });
}
