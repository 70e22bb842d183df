import { type ComputedRef, computed } from "vue";
import { useI18n } from "vue-i18n";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import type { WallSource } from "../../stores/wall-sources.ts";

const UNITS = [["days", 86_400_000], ["hours", 3_600_000], ["minutes", 60_000], ["seconds", 1_000]] as const;

/** One line on why a source is not fresh and what happens next; null while it is. */
export function useSourceNote(source: () => WallSource<unknown>): ComputedRef<string | null> {
  const { t } = useI18n();
  const clock = useWallClockStore();

  function every(ms: number): string {
    const [unit, length] = UNITS.find(([, unitMs]) => ms >= unitMs && ms % unitMs === 0) ?? UNITS[3];
    return t(`wall.every.${unit}`, { n: Math.round(ms / length) });
  }

  return computed(() => {
    const { freshness, failure, dataAt, windows, expectedEveryMs } = source();
    if (failure !== null) {
      const s = Math.max(0, Math.ceil((failure.nextTryAtMs - clock.secondMs) / 1000));
      return t(windows === null ? "wall.explain.failedEmpty" : "wall.explain.failed", { cause: t(`states.kinds.${failure.cause.kind}`), n: failure.tries, s });
    }
    if (freshness !== "late" && freshness !== "stale") return null;
    if (windows !== null && windows.today !== clock.today && freshness === "stale") return t("wall.explain.staleDay", { day: windows.today });
    const periods = dataAt === null ? 0 : (clock.agesMs - dataAt.getTime()) / expectedEveryMs;
    return t(`wall.explain.${freshness}`, { every: every(expectedEveryMs), n: (Math.floor(periods * 10) / 10).toFixed(1) });
  });
}
