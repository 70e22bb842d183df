import { measured } from "../../geo/hotspots/measures.ts";
import type { Measure, UnitPlaces } from "./incident-questions.ts";

/** The measure of every place; NaN where area or population is not known. */
export function unitValues(measure: Measure, { areaSquareMetres, population }: Pick<UnitPlaces, "areaSquareMetres" | "population">, counts: ArrayLike<number>): Float64Array {
  return Float64Array.from(counts, (count, place) => measured(measure, count, { areaSquareMetres: areaSquareMetres[place]!, population: population[place]! }));
}
