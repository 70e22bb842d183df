import type { IncidentView } from "../../geo/index.ts";
import type { UnitCounts } from "./incident-questions.ts";
import type { BookedPlaces } from "./place-book.ts";

/** Matching incidents of every place. */
export function countUnit(view: IncidentView, booked: BookedPlaces): UnitCounts {
  return booked.bins === null ? countCells(view, booked) : countBins(view, booked, booked.bins.placeOfRow);
}

function countCells(view: IncidentView, { places, placeOfId }: BookedPlaces): UnitCounts {
  const counts = new Uint32Array(places.ids.length);
  const { cells, withoutCell } = view.cellCounts(places.unit.kind === "cells" ? places.unit.depth : 0);
  let elsewhere = withoutCell;
  for (const { value, count } of cells) {
    const place = placeOfId.get(value);
    // A cell that is no longer in force, or an owner above the depth: no place of this unit.
    if (place === undefined) elsewhere += count;
    else counts[place] = count;
  }
  return { key: places.key, counts, elsewhere };
}

function countBins(view: IncidentView, { places }: BookedPlaces, placeOfRow: Int32Array): UnitCounts {
  const counts = new Uint32Array(places.ids.length);
  let elsewhere = 0;
  const { failing } = view;
  for (let row = 0; row < failing.length; row += 1) {
    if (failing[row] !== 0) continue;
    const place = placeOfRow[row]!;
    if (place < 0) elsewhere += 1;
    else counts[place]! += 1;
  }
  return { key: places.key, counts, elsewhere };
}
