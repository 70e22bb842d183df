import { OWNERS_DEPTH, type CountedCells, type IncidentView } from "../../geo/index.ts";
import type { BookedPlaces } from "./place-book.ts";

/** Matching incidents of every place, and those in none. */
export function countPlaces(view: IncidentView, { places, finder, bins }: BookedPlaces): CountedCells {
  return bins === null ? finder!.count(view.cellCounts(OWNERS_DEPTH)) : countBins(view, places.ids.length, bins.placeOfRow);
}

function countBins(view: IncidentView, placeCount: number, placeOfRow: Int32Array): CountedCells {
  const counts = new Uint32Array(placeCount);
  let elsewhere = 0;
  const { failing } = view;
  for (let row = 0; row < failing.length; row += 1) {
    if (failing[row] !== 0) continue;
    const place = placeOfRow[row]!;
    if (place < 0) elsewhere += 1;
    else counts[place]! += 1;
  }
  return { counts, elsewhere };
}
