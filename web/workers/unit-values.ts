import type { Measure, UnitPlaces } from "./incident-questions.ts";

const SQUARE_METRES_PER_KM2 = 1e6;
const PEOPLE_PER_RATE = 1e4;

/** The measure of every place: incidents, per square kilometre, or per 10,000 people. NaN where area or population is not known. */
export function unitValues(measure: Measure, { areaSquareMetres, population }: Pick<UnitPlaces, "areaSquareMetres" | "population">, counts: ArrayLike<number>): Float64Array {
  const values = new Float64Array(counts.length);
  for (let place = 0; place < values.length; place += 1) values[place] = valueAt(measure, counts[place]!, areaSquareMetres[place]!, population[place]!);
  return values;
}

function valueAt(measure: Measure, count: number, areaSquareMetres: number, population: number): number {
  if (measure === "count") return count;
  const [base, scale] = measure === "per_km2" ? [areaSquareMetres, SQUARE_METRES_PER_KM2] : [population, PEOPLE_PER_RATE];
  return base > 0 ? (count / base) * scale : NaN;
}
