import type { CellNetwork } from "../../../server/contract/cell.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import { readCellPath } from "../../../geo/columns/cell-path.ts";
import { FEWEST_PEOPLE, measured } from "../../../geo/hotspots/measures.ts";

type Place = CellNetwork["cells"][number];
/** Per 10,000 people where they are known of every place, else per square kilometre: one list has one measure. */
export type RankMeasure = "per_10k" | "per_km2";
export interface RankedPlace { readonly place: Place; readonly count: number; readonly rate: number; }
export interface Ranking { readonly measure: RankMeasure; readonly places: readonly RankedPlace[]; }

/** Places by their rate, the highest first; among equals the greater count, then the smaller code. */
export function rankPlaces(places: readonly Place[], byCell: Summary["byCell"]): Ranking {
  const counts = new Map(byCell.map(({ territory, code, count }) => [`${territory}/${code}`, count]));
  const measure: RankMeasure = places.every(({ population }) => population !== null && population >= FEWEST_PEOPLE) ? "per_10k" : "per_km2";
  const ranked = places.map((place): RankedPlace => {
    const count = counts.get(`${place.territory}/${place.code}`) ?? 0;
    return { place, count, rate: measured(measure, count, { areaSquareMetres: place.areaSquareMetres, population: place.population ?? NaN }) };
  });
  return {
    measure,
    places: ranked.filter(({ rate }) => Number.isFinite(rate))
      .sort((one, other) => other.rate - one.rate || other.count - one.count || (one.place.code < other.place.code ? -1 : 1)),
  };
}

/** The places beneath a cell. */
export function placesBeneath(places: readonly Place[], territory: string, code: string): Place[] {
  return places.filter((place) => place.territory === territory && readCellPath(place.path).codes.includes(code));
}
