import type { Feature, FeatureCollection } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { MapState, Position } from "../map-state.ts";

/** Borders to emphasise, each with its `role`. */
export function highlightData({ outlines }: MapState): FeatureCollection {
  const features = (["owner", "neighbour", "found"] as const).flatMap((role) => {
    const outline = outlines[role];
    return outline ? [{ ...outline, properties: { role } }] : [];
  });
  return { type: "FeatureCollection", features };
}

/** The chosen incident, the chosen place and places named in the drawer as points, with lines to those pointed at, each with its `role`. */
export function markData({ focus, place, links }: MapState): FeatureCollection {
  const linked = (links?.to ?? []).flatMap(({ position, name, isPointedAt, isDrawn = false }): Feature[] => [
    ...(isDrawn ? [] : [{ type: "Feature" as const, properties: { role: "linked", name: isPointedAt ? name : "" }, geometry: { type: "Point" as const, coordinates: [...position] } }]),
    ...(isPointedAt && links ? [{ type: "Feature" as const, properties: { role: "link" }, geometry: { type: "LineString" as const, coordinates: [[...links.from], [...position]] } }] : []),
  ]);
  return { type: "FeatureCollection", features: [...pointOf(focus, "focus"), ...pointOf(place, "place"), ...linked] };
}

function pointOf(position: Position | null, role: string): Feature[] {
  return position === null ? [] : [{ type: "Feature", properties: { role }, geometry: { type: "Point", coordinates: [...position] } }];
}

/** Owner: accent outline and a 7 % fill. Close neighbour: dashed warning outline. Data is never recoloured. */
export function highlightLayers({ palette }: MapState): LayerSpecification[] {
  const line = (id: LayerId, role: string, paint: object): LayerSpecification => ({
    id, type: "line", source: SOURCES.highlight, filter: ["==", ["get", "role"], role], layout: { "line-join": "round" }, paint,
  });
  return [
    {
      id: "highlight-fill" satisfies LayerId, type: "fill", source: SOURCES.highlight, filter: ["!=", ["get", "role"], "neighbour"],
      paint: { "fill-color": palette.accent, "fill-opacity": 0.07 },
    },
    line("neighbour-line", "neighbour", { "line-color": palette.warn, "line-width": 2, "line-dasharray": [3, 2] }),
    line("found-line", "found", { "line-color": palette.accent, "line-width": 2, "line-dasharray": [1, 1] }),
    line("owner-line", "owner", { "line-color": palette.accent, "line-width": 2 }),
  ];
}

export function focusLayers({ palette }: MapState): LayerSpecification[] {
  return [{
    id: "focus-halo" satisfies LayerId, type: "circle", source: SOURCES.marks, filter: ["==", ["get", "role"], "focus"],
    paint: { "circle-radius": 15, "circle-color": palette.accent, "circle-opacity": 0.22, "circle-stroke-color": palette.accent, "circle-stroke-width": 2 },
  }];
}

export function placeLayers({ palette }: MapState): LayerSpecification[] {
  return [{
    id: "place-mark" satisfies LayerId, type: "symbol", source: SOURCES.marks, filter: ["==", ["get", "role"], "place"],
    layout: { "icon-image": markId({ shape: "pin", fill: palette.accent, stroke: palette.halo }), "icon-anchor": "bottom", "icon-allow-overlap": true, "icon-ignore-placement": true },
  }];
}
