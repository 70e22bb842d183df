import type { AnalysisMapState } from "../../../../web/map/analysis/analysis-state.ts";
import type { UnitPlaces } from "../../../../web/workers/incident-questions.ts";
import { aMapState } from "../map-state-builder.ts";

/** Three bins in a row, the last outside the study area; or as many cells. */
export function somePlaces(part: Partial<UnitPlaces> = {}): UnitPlaces {
  return {
    key: "k1", unit: { kind: "squares", sizeMetres: 1000 }, ids: ["1", "2", "3"], names: null, areaSquareMetres: new Float64Array([1e6, 1e6, 1e6]), population: new Float64Array([NaN, NaN, NaN]),
    labels: new Float64Array([117.1, 34, 117.2, 34, 117.3, 34]), inStudyArea: new Uint8Array([1, 1, 0]),
    corners: new Float64Array([0, 1, 2].flatMap((x) => [117 + x, 34, 118 + x, 34, 118 + x, 35, 117 + x, 35])), cornerCount: 4, ...part,
  };
}

export function cellPlaces(part: Partial<UnitPlaces> = {}): UnitPlaces {
  return somePlaces({
    unit: { kind: "cells", depth: 3 }, ids: ["t/a", "t/b", "t/c"], names: ["甲", "乙", "丙"].map((nameZh) => ({ nameZh, nameEn: null })), corners: null, cornerCount: 0,
    population: new Float64Array([10_000, 20_000, NaN]), inStudyArea: new Uint8Array([1, 1, 1]), ...part,
  });
}

export function anAnalysisState(part: Partial<AnalysisMapState> = {}): AnalysisMapState {
  return {
    ground: aMapState(), view: "A", revision: 0, shows: "hotspots", marks: "fills", unit: { kind: "squares", sizeMetres: 1000 }, places: somePlaces(), density: null,
    chosen: null, hovered: null, polygon: null, drawing: "off", ...part,
  };
}
