import type { ViewFigures } from "../../stores/incident-columns-state.ts";
import type { UnitPlaces } from "../../workers/incident-questions.ts";
import { unitValues } from "../../workers/unit-values.ts";

/** The figures of one place under a view's filter; null where not known (yet). */
export interface PlaceDescription {
  readonly count: number | null;
  readonly perKm2: number | null;
  readonly per10k: number | null;
  readonly z: number | null;
  readonly hotspotClass: number | null;
}

/** What is known of a place: the same numbers that its colour stands for. Null: no such place. */
export function describePlace(places: UnitPlaces | null, { unitCounts, hotspots }: Pick<ViewFigures, "unitCounts" | "hotspots">, id: string): PlaceDescription | null {
  const place = places?.ids.indexOf(id) ?? -1;
  if (places === null || place < 0) return null;
  const counts = unitCounts?.key === places.key ? unitCounts.counts : null;
  const tested = hotspots?.key === places.key ? hotspots : null;
  const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  const rate = (measure: "per_km2" | "per_10k"): number | null => (counts === null ? null : known(unitValues(measure, {
    areaSquareMetres: places.areaSquareMetres.subarray(place, place + 1), population: places.population.subarray(place, place + 1),
  }, counts.subarray(place, place + 1))[0]));
  return { count: known(counts?.[place]), perKm2: rate("per_km2"), per10k: rate("per_10k"), z: known(tested?.z[place]), hotspotClass: known(tested?.classes[place]) };
}
