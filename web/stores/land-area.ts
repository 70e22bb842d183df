import { defineStore } from "pinia";
import { computed } from "vue";
import { readCellPath } from "../../geo/columns/cell-path.ts";
import type { UnitPlaces } from "../workers/incident-questions.ts";
import type { AnalysisFilterState, CellKey } from "./analysis-filter-state.ts";
import { useAnalysisFilterStore } from "./analysis-filter.ts";
import { useIncidentColumnsStore } from "./incident-columns.ts";

const SQUARE_METRES_PER_KM2 = 1_000_000;

/** Square kilometres of the land that the filter is about, or why they are not known: `bins` reach beyond the land, `filter` asks for a place that is no sum of the cells shown. */
export type LandArea = { readonly squareKilometres: number } | { readonly squareKilometres: null; readonly because: "places" | "bins" | "filter" };

/** The denominator of rates of the whole. */
export const useLandAreaStore = defineStore("land-area", () => {
  const [columns, filter] = [useIncidentColumnsStore(), useAnalysisFilterStore()];
  const land = computed(() => landArea(columns.places, filter.filter));
  return { land };
});

export function landArea(places: UnitPlaces | null, { cells, polygon, nearBoundary }: Pick<AnalysisFilterState, "cells" | "polygon" | "nearBoundary">): LandArea {
  if (places === null) return { squareKilometres: null, because: "places" };
  if (places.unit.kind !== "cells") return { squareKilometres: null, because: "bins" };
  if (polygon !== null || nearBoundary) return { squareKilometres: null, because: "filter" };
  const paths = places.ids.map(readCellPath);
  const isWithin = (at: number, cell: CellKey) => paths[at]?.codes.includes(cell.code) === true && (cell.territory === null || cell.territory === paths[at]?.territory);
  const all = [...places.ids.keys()];
  // A chosen cell below the level shown is only a part of what is shown.
  if (!cells.every((cell) => all.some((at) => isWithin(at, cell)))) return { squareKilometres: null, because: "filter" };
  const areas = all.filter((at) => cells.length === 0 || cells.some((cell) => isWithin(at, cell))).map((at) => places.areaSquareMetres[at] ?? NaN);
  return { squareKilometres: areas.reduce((sum, area) => sum + (Number.isNaN(area) ? 0 : area), 0) / SQUARE_METRES_PER_KM2 };
}
