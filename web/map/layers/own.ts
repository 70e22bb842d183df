import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { MapState } from "../map-state.ts";

/** All of a web map's ground. */
const WORLD: Position[] = [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]];

/** What is mine, and the rest of the world with it cut out, each with its `role`. */
export function ownData({ own }: MapState): FeatureCollection {
  if (own === null || own.outlines.length === 0) return { type: "FeatureCollection", features: [] };
  const polygons = own.outlines.flatMap(({ geometry }) => polygonsOf(geometry));
  // Holes of mine are not mine: they go under the veil as areas of their own.
  const veil = [[WORLD, ...polygons.map(([outer = []]) => outer)], ...polygons.flatMap(([, ...holes]) => holes.map((hole) => [hole]))];
  return {
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { role: "veil" }, geometry: { type: "MultiPolygon", coordinates: veil } },
      { type: "Feature", properties: { role: "own" }, geometry: { type: "MultiPolygon", coordinates: polygons } },
    ],
  };
}

function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

export function ownFillLayers({ palette }: MapState): LayerSpecification[] {
  return [{ id: "own-fill" satisfies LayerId, type: "fill", source: SOURCES.own, filter: ["==", ["get", "role"], "own"], paint: { "fill-color": palette.own, "fill-antialias": false } }];
}

/** 62 % of the outside colour over all that is not mine, and a strong line around what is. */
export function ownLineLayers({ palette }: MapState): LayerSpecification[] {
  return [
    { id: "veil" satisfies LayerId, type: "fill", source: SOURCES.own, filter: ["==", ["get", "role"], "veil"], paint: { "fill-color": palette.outside, "fill-opacity": 0.62, "fill-antialias": false } },
    { id: "own-line" satisfies LayerId, type: "line", source: SOURCES.own, filter: ["==", ["get", "role"], "own"], layout: { "line-join": "round" }, paint: { "line-color": palette.text1, "line-width": 2.4 } },
  ];
}

/** Enterprises that the drawer names: filled squares, and a line to the one that is pointed at. */
export function linkLayers({ palette }: MapState): LayerSpecification[] {
  return [
    { id: "link-line" satisfies LayerId, type: "line", source: SOURCES.marks, filter: ["==", ["get", "role"], "link"], paint: { "line-color": palette.text1, "line-width": 1.2, "line-dasharray": [3, 2] } },
    {
      id: "link-mark" satisfies LayerId, type: "symbol", source: SOURCES.marks, filter: ["==", ["get", "role"], "linked"],
      layout: {
        "icon-image": markId({ shape: "square", fill: palette.text1, stroke: palette.halo }), "icon-allow-overlap": true, "icon-ignore-placement": true,
        "text-field": ["get", "name"], "text-font": LABEL_FONTS, "text-size": 12, "text-anchor": "left", "text-offset": [0.8, 0], "text-allow-overlap": true,
      },
      paint: { "text-color": palette.text1, "text-halo-color": palette.halo, "text-halo-width": 2 },
    },
  ];
}
