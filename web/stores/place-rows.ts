import { defineStore } from "pinia";
import { computed } from "vue";
import { measured } from "../../geo/hotspots/measures.ts";
import { NO_DATA_CLASS, NOT_STUDIED_CLASS, NOT_TESTED_CLASS, type HotspotFigures, type PlaceName, type UnitCounts, type UnitPlaces } from "../workers/incident-questions.ts";
import { useIncidentColumnsStore } from "./incident-columns.ts";

/** What is known about one cell or bin under the filter. Null is not known, never zero. */
export interface PlaceRow {
  readonly id: string;
  /** Null for bins, which have no name. */
  readonly name: PlaceName | null;
  readonly lng: number;
  readonly lat: number;
  readonly areaSquareMetres: number;
  readonly population: number | null;
  readonly count: number;
  readonly perKm2: number | null;
  readonly per10k: number | null;
  readonly z: number | null;
  /** Two-sided, not corrected. */
  readonly p: number | null;
  /** By Benjamini and Hochberg. */
  readonly pAdjusted: number | null;
  /** -3 cold 99 % to 3 hot 99 %; null where `state` is not tested. */
  readonly hotspotClass: number | null;
  readonly state: PlaceState;
}

/** Whether a place has a verdict, and if not, why: still computed, no value, a value that cannot be tested, or not among what the filter is about. */
export type PlaceState = "pending" | "tested" | "no_data" | "not_computable" | "not_studied";

function stateOf(hotspotClass: number | undefined): PlaceState {
  if (hotspotClass === undefined) return "pending";
  if (hotspotClass === NO_DATA_CLASS) return "no_data";
  if (hotspotClass === NOT_TESTED_CLASS) return "not_computable";
  return hotspotClass === NOT_STUDIED_CLASS ? "not_studied" : "tested";
}

/** The map's figures as rows: what the ranking, the details of a chosen place and the print sheet show. */
export const usePlaceRowsStore = defineStore("place-rows", () => {
  const columns = useIncidentColumnsStore();
  const rows = computed(() => rowsOf(columns.places, columns.primary.unitCounts, columns.primary.hotspots));
  const byId = computed(() => new Map(rows.value.map((row) => [row.id, row])));
  const before = computed(() => (columns.comparison ? new Map(rowsOf(columns.places, columns.comparison.unitCounts, columns.comparison.hotspots).map((row) => [row.id, row])) : null));
  /** Where the filter does not look there is nothing to rank. */
  const ranked = computed(() => rows.value.filter(({ state, count }) => state !== "not_studied" || count > 0));
  return { rows, ranked, byId, before };
});

/** Joins figures to their places. Figures of another unit than the places are left out until both agree. */
export function rowsOf(places: UnitPlaces | null, counted: UnitCounts | null, tested: HotspotFigures | null): PlaceRow[] {
  if (places === null || counted === null || counted.key !== places.key) return [];
  const hotspots = tested?.key === places.key ? tested : null;
  const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  return places.ids.map((id, at) => {
    const [count, area] = [counted.counts[at] ?? 0, places.areaSquareMetres[at] ?? NaN];
    const denominators = { areaSquareMetres: area, population: places.population[at] ?? NaN };
    const hotspotClass = hotspots?.classes[at];
    return {
      id, name: places.names?.[at] ?? null, lng: places.labels[at * 2] ?? NaN, lat: places.labels[at * 2 + 1] ?? NaN, areaSquareMetres: area, population: known(denominators.population), count,
      perKm2: known(measured("per_km2", count, denominators)), per10k: known(measured("per_10k", count, denominators)),
      z: known(hotspots?.z[at]), p: known(hotspots?.p[at]), pAdjusted: known(hotspots?.pAdjusted[at]),
      // Below the classes lie the marks for no data and not computable.
      hotspotClass: hotspotClass === undefined || hotspotClass < -3 ? null : hotspotClass,
      state: stateOf(hotspotClass),
    };
  });
}
