import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap, MapMouseEvent, StyleSpecification, VectorTileSource } from "maplibre-gl";
import type { BorderEdit, Vertex } from "../../workers/border-questions.ts";
import { createMap, FLIGHT_MS, prefersStill } from "../create-map.ts";
import { readFontFaces } from "../font-faces.ts";
import type { MapPadding } from "../map-controller.ts";
import type { MapView } from "../map-view.ts";
import { buildEditionsStyle, cellTilesUrl, ownData } from "./build-editions-style.ts";
import { EDITION_SOURCES, FINDING_LAYERS, VERTICES_PREFIX } from "./editions-layer-ids.ts";
import type { EditionsMapState } from "./editions-state.ts";
import type { NudgeDirection } from "./nudge-vertex.ts";
import { createVertexHandles, type VertexHandles } from "./vertex-handles.ts";

export type MapBox = readonly [west: number, south: number, east: number, north: number];

export interface EditionsListener {
  onPickFinding(id: string): void;
  /** What is in view after a movement, and how close. */
  onView(box: MapBox, zoom: number): void;
  onEdit(edit: BorderEdit): void;
  onActive(vertex: Vertex | null): void;
  onBusy(): void;
  onRest(failedTiles: number): void;
  onBroken(): void;
  padding(): MapPadding;
}

/** The map of boundary editions behind a small interface. */
export interface EditionsController {
  show(state: EditionsMapState): void;
  fit(box: MapBox): void;
  zoomBy(steps: number): void;
  box(): MapBox;
  zoom(): number;
  /** While borders are edited: chooses vertices and moves the chosen one. */
  stepVertex(by: 1 | -1): void;
  nudgeVertex(direction: NudgeDirection, metres: number): void;
  dispose(): void;
}

/** Nothing is looked at closer: a finding may be a few millimetres wide. */
const CLOSEST_FIT_ZOOM = 17;

export function createEditionsController(host: HTMLElement, first: EditionsMapState, start: MapView | null, listener: EditionsListener): EditionsController {
  const fontFaces = readFontFaces(document.styleSheets, document.baseURI);
  let state = first;
  let shown: EditionsMapState | null = null;
  let handles: VertexHandles | null = null;
  let isApplying = false;
  const map = createMap(host, buildEditionsStyle(state, fontFaces), { start, home: first.ground.home, padding: listener.padding() });

  function apply(): void {
    if (shown === null) return;
    if (needsStyle(shown, state)) takeStyle();
    if (shown.tiles !== state.tiles) map.getSource<VectorTileSource>(EDITION_SOURCES.cells)?.setTiles([cellTilesUrl(state)]);
    const [before, now] = [ownData(shown), ownData(state)];
    for (const [id, data] of Object.entries(now)) if (before[id] !== data) void map.getSource<GeoJSONSource>(id)?.setData(data);
    applyHandles();
    shown = state;
  }
  function applyHandles(): void {
    if (state.edited === null) {
      handles?.dispose();
      handles = null;
    } else if (handles === null || shown?.vertices !== state.vertices) {
      handles ??= createVertexHandles(map, state.ground.palette, listener);
      handles.set(state.vertices);
    }
  }
  function takeStyle(): void {
    isApplying = true;
    try {
      map.setStyle(buildEditionsStyle(state, fontFaces), { diff: true, validate: false, transformStyle: keepOwn });
    } finally {
      isApplying = false;
    }
  }
  // Also after a lost context: the map then loads its style anew, without what we gave its sources.
  map.on("style.load", () => {
    if (isApplying) return;
    for (const [id, data] of Object.entries(ownData(state))) void map.getSource<GeoJSONSource>(id)?.setData(data);
    shown = state;
    applyHandles();
  });
  const boxOf = (): MapBox => {
    const seen = map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  };
  listenTo(map, listener, () => state, boxOf);

  return {
    show(next) {
      state = next;
      apply();
    },
    fit(box) {
      map.fitBounds([...box] as LngLatBoundsLike, { padding: listener.padding(), maxZoom: CLOSEST_FIT_ZOOM, duration: prefersStill() ? 0 : FLIGHT_MS });
    },
    zoomBy: (steps) => { map.easeTo({ zoom: map.getZoom() + steps, duration: prefersStill() ? 0 : 180 }); },
    box: boxOf,
    zoom: () => map.getZoom(),
    stepVertex: (by) => handles?.step(by),
    nudgeVertex: (direction, metres) => handles?.nudge(direction, metres),
    dispose() {
      handles?.dispose();
      map.remove();
    },
  };
}

/** Whether two states differ in more than what the page's own sources hold. */
function needsStyle(before: EditionsMapState, next: EditionsMapState): boolean {
  return before.ground !== next.ground || before.shown !== next.shown || (before.edited === null) !== (next.edited === null);
}

/** A style knows the sources' names only: what they hold was set apart, and terra-draw's are its own. */
function keepOwn(before: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  if (before === undefined) return next;
  const drawn = Object.entries(before.sources).filter(([id]) => id.startsWith(VERTICES_PREFIX) || (id in next.sources && before.sources[id]?.type === "geojson"));
  const cells = before.sources[EDITION_SOURCES.cells];
  return {
    ...next, sources: { ...next.sources, ...Object.fromEntries(drawn), ...(cells ? { [EDITION_SOURCES.cells]: cells } : {}) },
    layers: [...next.layers, ...before.layers.filter(({ id }) => id.startsWith(VERTICES_PREFIX))],
  };
}

function listenTo(map: MapLibreMap, listener: EditionsListener, state: () => EditionsMapState, boxOf: () => MapBox): void {
  let failedTiles = 0;
  map.on("moveend", () => listener.onView(boxOf(), map.getZoom()));
  map.on("dataloading", (event) => { if ("sourceId" in event) listener.onBusy(); });
  map.on("error", (event) => { if ("tile" in event || "sourceId" in event) failedTiles += 1; });
  map.on("idle", () => {
    listener.onRest(failedTiles);
    failedTiles = 0;
  });
  const findingAt = ({ point }: MapMouseEvent): string | null => {
    if (state().edited !== null) return null;
    const layers = FINDING_LAYERS.filter((id) => map.getLayer(id));
    const box: [[number, number], [number, number]] = [[point.x - 4, point.y - 4], [point.x + 4, point.y + 4]];
    const [hit] = layers.length === 0 ? [] : map.queryRenderedFeatures(box, { layers: [...layers] });
    return hit === undefined ? null : String(hit.properties["id"]);
  };
  map.on("mousemove", (event) => { if (state().edited === null) map.getCanvas().style.cursor = findingAt(event) === null ? "" : "pointer"; });
  map.on("click", (event) => {
    const id = findingAt(event);
    if (id !== null) listener.onPickFinding(id);
  });
  map.getCanvas().addEventListener("webglcontextlost", () => listener.onBroken());
}
