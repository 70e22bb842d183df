import { analyseHotspots, type IncidentView } from "../../geo/index.ts";
import type { Correction, HotspotFigures, Measure } from "./incident-questions.ts";
import type { BookedPlaces } from "./place-book.ts";
import { countUnit } from "./unit-counts.ts";
import { unitValues } from "./unit-values.ts";

const ALPHA = 0.05;

/** Gi* of every place of the study area; places outside it have no data. */
export function testHotspots(view: IncidentView, booked: BookedPlaces, measure: Measure, correction: Correction): HotspotFigures {
  const { places, neighbours } = booked;
  const values = unitValues(measure, places, countUnit(view, booked).counts).map((value, place) => (places.inStudyArea[place] === 1 ? value : NaN));
  return { ...analyseHotspots({ values, neighbours, correction, alpha: ALPHA }), key: places.key, measure, values };
}
