import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { NO_DATA_CLASS, NOT_TESTED_CLASS } from "../../../workers/incident-questions.ts";
import { ANALYSIS_SOURCES, type AnalysisLayerId } from "../analysis-layer-ids.ts";
import { NOT_PAINTED, type AnalysisMapState } from "../analysis-state.ts";
import { hatchId } from "../hatch-image.ts";

const classState: ExpressionSpecification = ["coalesce", ["feature-state", "class"], NOT_PAINTED];
const isPainted: ExpressionSpecification = ["case", ["==", classState, NOT_PAINTED], 0, 1];
const hasNoClass: ExpressionSpecification = ["any", ["==", classState, NO_DATA_CLASS], ["==", classState, NOT_TESTED_CLASS]];

/** Places filled by class; no data as a hatch over the land, never a colour. */
export function fillLayers(state: AnalysisMapState): LayerSpecification[] {
  const { palette } = state.ground;
  const cells = { source: ANALYSIS_SOURCES.cells, "source-layer": "cell", filter: ofUnitDepth(state), layout: shownIf(state.marks !== "none" && isCells(state)) } as const;
  const bins = { source: ANALYSIS_SOURCES.bins, layout: shownIf(state.marks !== "none" && !isCells(state)) } as const;
  // Circles stand on cells that are not filled, but still answer the pointer.
  const opacity = state.marks === "fills" ? ["case", hasNoClass, 0, isPainted] as ExpressionSpecification : 0;
  const hatch = state.marks === "fills" ? ["case", hasNoClass, 1, 0] as ExpressionSpecification : 0;
  return [
    { ...cells, id: "cell-fill" satisfies AnalysisLayerId, type: "fill", paint: { "fill-color": classColour(state), "fill-opacity": opacity, "fill-antialias": false } },
    { ...cells, id: "cell-hatch" satisfies AnalysisLayerId, type: "fill", paint: { "fill-pattern": hatchId(palette.hatch), "fill-opacity": hatch } },
    { ...bins, id: "bin-fill" satisfies AnalysisLayerId, type: "fill", paint: { "fill-color": classColour(state), "fill-opacity": opacity, "fill-antialias": false } },
    { ...bins, id: "bin-hatch" satisfies AnalysisLayerId, type: "fill", paint: { "fill-pattern": hatchId(palette.hatch), "fill-opacity": hatch } },
    { ...bins, id: "bin-line" satisfies AnalysisLayerId, type: "line", layout: { ...bins.layout, "line-join": "round" }, paint: { "line-color": palette.land, "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.6, 13, 1.5], "line-opacity": isPainted } },
  ];
}

/** Circles with an area in proportion to the count, at the points where names stand: a count never fills a cell. */
export function circleLayers(state: AnalysisMapState): LayerSpecification[] {
  const { palette } = state.ground;
  const layout = shownIf(state.marks === "circles");
  return [
    {
      id: "figure-circle" satisfies AnalysisLayerId, type: "circle", source: ANALYSIS_SOURCES.figures, layout,
      paint: {
        "circle-radius": ["coalesce", ["feature-state", "radius"], 0], "circle-color": palette.accent, "circle-opacity": 0.34,
        "circle-stroke-color": palette.accent, "circle-stroke-width": ["case", [">", ["coalesce", ["feature-state", "radius"], 0], 0], 1.5, 0],
      },
    },
  ];
}

/** Pointed at and chosen: an outline. Data is never recoloured. */
export function choiceLayers(state: AnalysisMapState): LayerSpecification[] {
  const { palette } = state.ground;
  const outline = (id: AnalysisLayerId, choice: AnalysisMapState["chosen"], colour: string, width: number): LayerSpecification => {
    const name = choice?.kind === "place" ? choice.id : "";
    const common = { id, type: "line" as const, layout: { "line-join": "round" as const }, paint: { "line-color": colour, "line-width": width } };
    return id.startsWith("cell")
      ? { ...common, source: ANALYSIS_SOURCES.cells, "source-layer": "cell", filter: ["==", ["get", "path"], isCells(state) ? name : ""] }
      : { ...common, source: ANALYSIS_SOURCES.bins, filter: ["==", ["get", "id"], isCells(state) ? "" : name] };
  };
  return [
    outline("cell-hover", state.hovered, palette.text1, 1.5), outline("bin-hover", state.hovered, palette.text1, 1.5),
    outline("cell-chosen", state.chosen, palette.accent, 2.5), outline("bin-chosen", state.chosen, palette.accent, 2.5),
  ];
}

function classColour({ ground: { palette }, shows }: AnalysisMapState): ExpressionSpecification {
  const [first, colours] = shows === "hotspots" ? [-3, palette.diverging] : [0, palette.sequential];
  const pairs = colours.flatMap((colour, index) => [first + index, colour]);
  // The type wants at least one pair spelled out.
  return ["match", classState, ...pairs, palette.land] as unknown as ExpressionSpecification;
}

function ofUnitDepth({ unit }: AnalysisMapState): ExpressionSpecification {
  return ["==", ["get", "depth"], unit.kind === "cells" ? unit.depth : 0];
}

export function isCells({ unit }: AnalysisMapState): boolean {
  return unit.kind === "cells";
}

export function shownIf(isShown: boolean): { visibility: "visible" | "none" } {
  return { visibility: isShown ? "visible" : "none" };
}
