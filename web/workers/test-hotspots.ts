import { analyseHotspots, type IncidentView } from "../../geo/index.ts";
import type { Correction, HotspotFigures, Measure } from "./incident-questions.ts";
import type { BookedPlaces, PlaceSource } from "./place-book.ts";
import { studiedPlaces } from "./study-area.ts";
import { countPlaces } from "./unit-counts.ts";
import { unitValues } from "./unit-values.ts";

const ALPHA = 0.05;

/** Gi* of the places that the view's filter is about, by the same rules as GET /api/hotspots. */
export async function testHotspots(view: IncidentView, booked: BookedPlaces, source: PlaceSource, measure: Measure, correction: Correction): Promise<HotspotFigures> {
  const { places, neighbours } = booked;
  const studied = await studiedPlaces(view, booked, source);
  const values = unitValues(measure, places, countPlaces(view, booked).counts);
  return { ...analyseHotspots({ values, neighbours, studied, correction, alpha: ALPHA }), key: places.key, measure, values };
}
