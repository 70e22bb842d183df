import type { ExpressionSpecification, FilterSpecification, LayerSpecification, LineLayerSpecification, StyleSpecification } from "maplibre-gl";
import { GROUND_MAX_ZOOM } from "../build-style.ts";
import { reachWidth, sectionClasses, waterColour } from "../layers/water-class.ts";
import { SOURCES } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { WallMapState } from "./wall-map-state.ts";

const POINTS = "points";
/** Class and what stands for none of them among the fills. */
const HOT_CLASSES = [1, 2, 3] as const;

/** Every layer of the wall's map, in drawing order, lowest first. */
export const WALL_LAYERS = [
  "outside", "land", "incident-point", "hotspot-edge", "hotspot-fill", "village-line", "town-line", "river-casing", "river-line", "county-line", "city-line", "hotspot-line",
  "incident-point-above", "section-bar", "veil", "focus-line",
] as const;
type WallLayerId = (typeof WALL_LAYERS)[number];

const DISTRICT_DEPTH = 2;
const VEIL = 0.62;

/**
 * The style of the wall's map. Widths are reference pixels times k, the same at every zoom. It writes nothing: names are
 * the page's own texts over the map, which come in the page's type and make room for each other.
 */
export function buildWallStyle(state: WallMapState): StyleSpecification {
  const tiles = (layer: string, isBounded: boolean) => ({
    type: "vector" as const, tiles: [`${state.origin}/tiles/${layer}/{z}/{x}/{y}.mvt`], maxzoom: GROUND_MAX_ZOOM,
    ...(isBounded && state.bbox !== null ? { bounds: [...state.bbox] as [number, number, number, number] } : {}),
  });
  return {
    version: 8,
    sources: {
      [SOURCES.cells]: tiles(SOURCES.cells, true), [SOURCES.rivers]: tiles(SOURCES.rivers, false), [SOURCES.sections]: tiles(SOURCES.sections, false),
      [POINTS]: { type: "geojson", data: pointData(state) },
    },
    layers: [...landLayers(state), ...hotspotLayers(state), ...lineLayers(state), ...riverLayers(state), ...upperLineLayers(state), ...markLayers(state), ...focusLayers(state)]
      .toSorted((one, other) => WALL_LAYERS.indexOf(one.id as WallLayerId) - WALL_LAYERS.indexOf(other.id as WallLayerId)),
  };
}

function landLayers({ palette }: WallMapState): LayerSpecification[] {
  return [
    { id: "outside" satisfies WallLayerId, type: "background", paint: { "background-color": palette.outside } },
    {
      id: "land" satisfies WallLayerId, type: "fill", source: SOURCES.cells, "source-layer": "cell", filter: ["==", ["coalesce", ["get", "parent"], ""], ""],
      paint: { "fill-color": palette.land, "fill-antialias": false },
    },
  ];
}

/** Bright edges lie under the fills, so that they show around a group and not between its cells. */
function hotspotLayers({ palette, hotspots, hotspotDepth, k }: WallMapState): LayerSpecification[] {
  const codes = [...new Set(hotspots.flatMap(({ cells }) => cells.map(({ code }) => code)))];
  const filter: FilterSpecification = ["all", ["==", ["get", "depth"], hotspotDepth], ["in", ["get", "code"], ["literal", codes]]];
  const common = { source: SOURCES.cells, "source-layer": "cell", filter } as const;
  return [
    { ...common, id: "hotspot-edge" satisfies WallLayerId, type: "line", layout: { "line-join": "round" }, paint: { "line-color": palette.hot, "line-width": 2 * 1.8 * k } },
    { ...common, id: "hotspot-fill" satisfies WallLayerId, type: "fill", paint: { "fill-color": hotColour(hotspots, palette.diverging), "fill-antialias": false } },
    { ...common, id: "hotspot-line" satisfies WallLayerId, type: "line", layout: { "line-join": "round" }, paint: { "line-color": palette.land, "line-width": 0.8 * k, "line-opacity": 0.8 } },
  ];
}

/** A cell of several hotspots takes the strongest class. */
function hotColour(hotspots: WallMapState["hotspots"], diverging: readonly string[]): ExpressionSpecification | string {
  const strongest = new Map<string, number>();
  for (const { cells } of hotspots) for (const cell of cells) strongest.set(cell.code, Math.max(strongest.get(cell.code) ?? 1, cell.class ?? 1));
  const branches = HOT_CLASSES.flatMap((hotClass) => {
    const codes = [...strongest].filter(([, found]) => found === hotClass).map(([code]) => code);
    return codes.length === 0 ? [] : [codes, diverging[hotClass + 3] ?? ""];
  });
  return branches.length === 0 ? "transparent" : ["match", ["get", "code"], ...branches, "transparent"] as unknown as ExpressionSpecification;
}

function lineLayer(id: WallLayerId, depth: ExpressionSpecification, colour: string, width: number): LineLayerSpecification {
  return {
    id, type: "line", source: SOURCES.cells, "source-layer": "cell", filter: ["all", depth, [">=", ["zoom"], ["get", "outline_zoom"]]],
    layout: { "line-join": "round" }, paint: { "line-color": colour, "line-width": width },
  };
}

function lineLayers({ palette, k, showsVillages }: WallMapState): LayerSpecification[] {
  return [
    ...(showsVillages ? [lineLayer("village-line", [">=", ["get", "depth"], 4], palette.village, 0.7 * k)] : []),
    lineLayer("town-line", ["==", ["get", "depth"], 3], palette.town, k),
  ];
}

function upperLineLayers({ palette, k }: WallMapState): LayerSpecification[] {
  return [lineLayer("county-line", ["==", ["get", "depth"], 2], palette.county, 1.5 * k), lineLayer("city-line", ["==", ["get", "depth"], 1], palette.city, 2.2 * k)];
}

const REACH_WIDTH = 3;

function riverLayers({ palette, water, isWaterStale, k }: WallMapState): LayerSpecification[] {
  const common = { type: "line", source: SOURCES.rivers, "source-layer": "river_reach" } as const;
  const layout = { "line-join": "round", "line-cap": isWaterStale ? "butt" : "round" } as const;
  return [
    { ...common, id: "river-casing" satisfies WallLayerId, layout, paint: { "line-color": palette.casing, "line-width": reachWidth(water.reaches, REACH_WIDTH * k, 2 * k) } },
    {
      ...common, id: "river-line" satisfies WallLayerId, layout,
      paint: { "line-color": waterColour(water.reaches, palette, palette.river), "line-width": reachWidth(water.reaches, REACH_WIDTH * k), ...(isWaterStale ? { "line-dasharray": [2, 1.5] } : {}) },
    },
  ];
}

function markLayers({ palette, water, k, arePointsOnTop }: WallMapState): LayerSpecification[] {
  const classes = sectionClasses(water);
  const bar = (fill: string): string => markId({ shape: "bar", fill, stroke: palette.casing });
  return [
    {
      id: arePointsOnTop ? "incident-point-above" satisfies WallLayerId : "incident-point" satisfies WallLayerId, type: "circle", source: POINTS,
      paint: { "circle-radius": ["*", 1.7 * k, ["min", 2, ["sqrt", ["get", "count"]]]], "circle-color": arePointsOnTop ? palette.text1 : palette.text3, "circle-opacity": arePointsOnTop ? 0.9 : 0.75 },
    },
    {
      id: "section-bar" satisfies WallLayerId, type: "symbol", source: SOURCES.sections, "source-layer": "monitoring_section",
      layout: {
        "icon-image": waterColour(classes, { water: palette.water.map(bar) }, bar(palette.text1)), "icon-size": k,
        "icon-rotate": ["coalesce", ["get", "bearing"], 0], "icon-rotation-alignment": "map", "icon-allow-overlap": true, "icon-ignore-placement": true,
      },
    },
  ];
}

function focusLayers({ palette, focus, k }: WallMapState): LayerSpecification[] {
  if (focus === null) return [];
  const isFocus: ExpressionSpecification = ["all", ["==", ["get", "code"], focus.code], ["==", ["get", "territory"], focus.territory]];
  const districts = (filter: ExpressionSpecification) => ({ source: SOURCES.cells, "source-layer": "cell", filter: ["all", ["==", ["get", "depth"], DISTRICT_DEPTH], filter] as FilterSpecification });
  return [
    { ...districts(["!", isFocus]), id: "veil" satisfies WallLayerId, type: "fill", paint: { "fill-color": palette.outside, "fill-opacity": VEIL, "fill-antialias": false } },
    { ...districts(isFocus), id: "focus-line" satisfies WallLayerId, type: "line", layout: { "line-join": "round" }, paint: { "line-color": palette.city, "line-width": 2.4 * k } },
  ];
}

export function pointData({ points }: Pick<WallMapState, "points">): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: points.map(([lng, lat, count]) => ({ type: "Feature", properties: { count }, geometry: { type: "Point", coordinates: [lng, lat] } })),
  };
}
