import { CellFinder } from "../../geo/index.ts";
import type { CellNetwork } from "../../server/contract/cell.ts";
import type { AnalysisUnit } from "./incident-questions.ts";
import type { BookedPlaces } from "./place-book.ts";

/** The cells of one depth as places, in the order of the network. */
export function cellPlaces(key: string, unit: AnalysisUnit, { cells, neighbours }: CellNetwork): BookedPlaces {
  const ids = cells.map(({ path }) => path);
  return {
    neighbours: { offsets: Uint32Array.from(neighbours.offsets), indices: Uint32Array.from(neighbours.indices) },
    finder: new CellFinder(ids),
    bins: null,
    places: {
      key, unit, ids, names: cells.map(({ nameZh, nameEn }) => ({ nameZh, nameEn })),
      areaSquareMetres: Float64Array.from(cells, (cell) => cell.areaSquareMetres),
      population: Float64Array.from(cells, (cell) => cell.population ?? NaN),
      labels: Float64Array.from(cells.flatMap(({ label }) => [label.lng, label.lat])),
      inStudyArea: new Uint8Array(cells.length).fill(1), corners: null, cornerCount: 0,
    },
  };
}
