import { computed, ref, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { formatCount } from "../../format/format-count.ts";
import { formatIntensity } from "../../format/format-intensity.ts";
import { formatNumber } from "../../format/format-number.ts";
import { formatMinute } from "../../format/zoned-time.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { usePlaceRowsStore, type PlaceRow } from "../../stores/place-rows.ts";
import type { TakenPictures } from "./taken-pictures.ts";
import type { TakenFigures, TakenPlaces, TakenSheet } from "./taken-sheet.ts";
import { useAnalysisChips } from "./use-analysis-chips.ts";
import { useComparison } from "./use-comparison.ts";
import { usePlaceNames } from "./use-place-names.ts";
import { useSubjectWords } from "./use-subject-words.ts";

/** As many as the larger paper has room for. */
const MOST_PLACES = 20;
/** A stream that never rests must not keep the sheet for ever. */
const TRIES = 3;

/** Takes the map and all figures beside it at one moment. */
export function useTakenSheet(): { take: (takePictures: () => Promise<TakenPictures | null>) => Promise<TakenSheet>; isTaking: Readonly<Ref<boolean>> } {
  const { t } = useI18n();
  const [columns, view, deployment, places] = [useIncidentColumnsStore(), useAnalysisViewStore(), useDeploymentStore(), usePlaceRowsStore()];
  const { inWords } = useAnalysisChips();
  const { nameOfPlace } = usePlaceNames();
  const words = useSubjectWords();
  const comparison = useComparison();
  const isTaking = ref(false);
  const minute = (at: Date | null): string => (at === null ? "–" : formatMinute(at.toISOString(), deployment.timeZone));

  /** By z where the map shows hotspots, by its measure where it shows that, else by count. */
  function takePlaces(): TakenPlaces {
    const isTested = view.subject.shows === "hotspots";
    const measure = view.subject.shows === "figures" || isTested ? view.subject.measure : "count";
    const rank = (row: PlaceRow): number => (isTested ? row.z : { count: row.count, per_km2: row.perKm2, per_10k: row.per10k }[measure]) ?? -Infinity;
    const ranked = places.ranked.toSorted((a, b) => rank(b) - rank(a) || b.count - a.count).slice(0, MOST_PLACES);
    return { isTested, hasPer10k: measure === "per_10k", rows: ranked.map((row) => ({ id: row.id, name: nameOfPlace(row), count: formatCount(row.count), perKm2: row.perKm2 === null ? "–" : formatIntensity(row.perKm2), per10k: row.per10k === null ? "–" : formatIntensity(row.per10k), z: row.z === null ? "–" : formatNumber(row.z, 2) })) };
  }
  function takeFigures(): TakenFigures {
    const { counts } = columns.primary;
    const asOf = minute(columns.asOf);
    return {
      subject: words.value.parameters, filter: inWords.value || t("analysis.sheet.noFilter"), counts: counts && { matching: formatCount(counts.matching), total: formatCount(counts.total) },
      comparison: comparison.value, places: takePlaces(), asOf, lastEventSeq: String(columns.lastEventSeq ?? "–"),
      staleness: columns.freshness === "fresh" ? null : t(`analysis.freshness.${columns.freshness}`, { time: asOf }),
    };
  }
  const state = (): string => JSON.stringify([columns.lastEventSeq, columns.primary.revision, columns.comparison?.revision]);

  async function take(takePictures: () => Promise<TakenPictures | null>): Promise<TakenSheet> {
    isTaking.value = true;
    try {
      for (let left = TRIES - 1; ; left -= 1) {
        const before = state();
        const pictures = await takePictures();
        const hasMoved = columns.primary.isUpdating || columns.comparison?.isUpdating === true || state() !== before;
        // Without a picture there is nothing to be apart from.
        if (!hasMoved || pictures === null || left === 0) return { pictures, figures: takeFigures(), hasMoved: hasMoved && pictures !== null, madeAt: minute(new Date()) };
      }
    } finally {
      isTaking.value = false;
    }
  }
  return { take, isTaking: computed(() => isTaking.value) };
}
