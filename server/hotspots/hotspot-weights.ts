import type { Measure } from "../../geo/index.ts";
import type { LoadedCellNetwork } from "../cells/cell-network.ts";

/** What incidents of each cell are divided by and expected in proportion to: people, area, or 1; NaN: not known, or nothing to divide by. */
export function weightsOf(measure: Measure, { cells }: LoadedCellNetwork): Float64Array {
  return Float64Array.from(cells, ({ population, areaSquareMetres }) => {
    const weight = measure === "count" ? 1 : measure === "per_km2" ? areaSquareMetres : population ?? NaN;
    return weight > 0 ? weight : NaN;
  });
}
