import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { hatchId } from "../analysis/hatch-image.ts";
import { EDITION_SOURCES, type EditionLayerId } from "./editions-layer-ids.ts";
import type { EditionsMapState, FindingTexture } from "./editions-state.ts";

const HATCH_WIDTH_PIXELS = 2;
const is = (texture: FindingTexture): ExpressionSpecification => ["==", ["get", "texture"], texture];
const isPoint: ExpressionSpecification = ["==", ["geometry-type"], "Point"];
const isArea: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];

/** Findings: a gap hatched one way, an overlap the other, an unmatched edge a row of dots; what is chosen is outlined. */
export function findingLayers({ ground: { palette } }: EditionsMapState): LayerSpecification[] {
  const source = EDITION_SOURCES.findings;
  const opacity: ExpressionSpecification = ["case", ["get", "accepted"], 0.35, 1];
  const colour: ExpressionSpecification = ["match", ["get", "texture"], "gap", palette.gap, "overlap", palette.overlap, palette.unmatched];
  return [
    { id: "finding-gap" satisfies EditionLayerId, type: "fill", source, filter: is("gap"), paint: { "fill-pattern": hatchId(palette.gap, "up", HATCH_WIDTH_PIXELS), "fill-opacity": opacity } },
    { id: "finding-overlap" satisfies EditionLayerId, type: "fill", source, filter: is("overlap"), paint: { "fill-pattern": hatchId(palette.overlap, "down", HATCH_WIDTH_PIXELS), "fill-opacity": opacity } },
    { id: "finding-other" satisfies EditionLayerId, type: "fill", source, filter: ["all", is("other"), isArea], paint: { "fill-color": palette.unmatched, "fill-opacity": 0.1 } },
    {
      id: "finding-line" satisfies EditionLayerId, type: "line", source, filter: ["!", isPoint], layout: { "line-cap": "round", "line-join": "round" },
      // Round caps on dashes of no length are dots.
      paint: { "line-color": colour, "line-opacity": opacity, "line-width": ["match", ["get", "texture"], "edge", 4, 1.5], "line-dasharray": ["match", ["get", "texture"], "edge", ["literal", [0, 2.2]], ["literal", [1, 0]]] },
    },
    {
      id: "finding-chosen" satisfies EditionLayerId, type: "line", source, filter: ["all", ["get", "chosen"], ["!", isPoint]],
      layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour, "line-width": 3, "line-gap-width": 3, "line-opacity": 0.9 },
    },
    {
      id: "finding-point" satisfies EditionLayerId, type: "circle", source, filter: isPoint,
      paint: { "circle-radius": ["case", ["get", "chosen"], 8, 5], "circle-color": palette.halo, "circle-stroke-color": colour, "circle-stroke-width": 2.5, "circle-stroke-opacity": opacity },
    },
  ];
}
