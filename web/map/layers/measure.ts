import type { Feature, FeatureCollection, Position } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import type { MapState } from "../map-state.ts";

/** Points set so far, and the line or area through them. */
export function measureData({ measure }: MapState): FeatureCollection {
  const positions = (measure?.positions ?? []).map((position): Position => [...position]);
  const [first] = positions;
  const features: Feature[] = positions.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } }));
  if (measure?.kind === "area" && positions.length > 2) features.unshift({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[...positions, first!]] } });
  else if (positions.length > 1) features.unshift({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: positions } });
  return { type: "FeatureCollection", features };
}

export function measureLayers({ palette }: MapState): LayerSpecification[] {
  return [
    { id: "measure-fill" satisfies LayerId, type: "fill", source: SOURCES.measure, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": palette.warn, "fill-opacity": 0.1 } },
    { id: "measure-line" satisfies LayerId, type: "line", source: SOURCES.measure, filter: ["!=", ["geometry-type"], "Point"], layout: { "line-join": "round" }, paint: { "line-color": palette.warn, "line-width": 2 } },
    { id: "measure-point" satisfies LayerId, type: "circle", source: SOURCES.measure, filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 4.5, "circle-color": palette.surface, "circle-stroke-color": palette.warn, "circle-stroke-width": 2 } },
  ];
}
