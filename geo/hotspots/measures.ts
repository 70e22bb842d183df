/** What is tested and drawn of a cell: incidents, incidents per square kilometre, incidents per 10,000 people. */
export const MEASURES = ["count", "per_km2", "per_10k"] as const;
export type Measure = (typeof MEASURES)[number];

/** A rate of fewer people than this means little: one incident more or less decides it. */
export const FEWEST_PEOPLE = 20;

/** Of one cell or bin. NaN: not known. */
export interface Denominators {
  readonly areaSquareMetres: number;
  readonly population: number;
}

/** A cell's count in terms of a measure; NaN, no data, where the denominator is not known or not above 0. */
export function measured(measure: Measure, count: number, { areaSquareMetres, population }: Denominators): number {
  if (measure === "count") return count;
  const units = measure === "per_km2" ? areaSquareMetres / 1e6 : population / 1e4;
  return units > 0 ? count / units : NaN;
}
