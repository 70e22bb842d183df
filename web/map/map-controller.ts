import type { LngLatBoundsLike, Map as MapLibreMap, MapMouseEvent, VectorTileSource } from "maplibre-gl";
import { buildStyle, incidentTilesUrl } from "./build-style.ts";
import { createMap, FLIGHT_MS, prefersStill } from "./create-map.ts";
import { readFontFaces } from "./font-faces.ts";
import { LAYERS, PICK_LAYERS, SOURCES } from "./layer-ids.ts";
import type { MapState, Position } from "./map-state.ts";
import type { MapView } from "./map-view.ts";

/** What was clicked on, and where. */
export type Pick = ({ kind: "incident"; id: number } | { kind: "section"; code: string } | { kind: "place" }) & { position: Position };
/** What the map has drawn in its window, told whenever it comes to rest. */
export interface Drawn { incidents: number; cells: number; failedTiles: number; }

export interface MapListener {
  onPick(pick: Pick): void;
  onView(view: MapView): void;
  onRest(drawn: Drawn): void;
  onBusy(): void;
  /** The browser cannot draw the map, or lost the means to (WebGL). */
  onBroken(message: string): void;
  /** Pixels along each side that cards cover: what is fitted stays out of them. */
  padding(): MapPadding;
}
export interface MapPadding { top: number; right: number; bottom: number; left: number; }

/** The map behind a small interface: MapLibre is known only here and in `layers/`. */
export interface MapController {
  show(state: MapState): void;
  flyTo(position: Position, zoom?: number): void;
  fit(bounds: readonly [number, number, number, number]): void;
  /** Whether the position is in the part of the map that no card covers. */
  isInView(position: Position): boolean;
  zoomBy(steps: number): void;
  view(): MapView;
  /** Fetches incident tiles again; what is drawn stays until the new ones are there. */
  refreshIncidents(): void;
  /** The same for cells and reference data. */
  refreshGround(): void;
  dispose(): void;
}

const PICK_RADIUS_PIXELS = 6;

export function createMapController(host: HTMLElement, first: MapState, start: MapView | null, listener: MapListener): MapController {
  const fontFaces = readFontFaces(document.styleSheets, document.baseURI);
  let state = first;
  let failedTiles = 0;
  const map = createMap(host, buildStyle(state, fontFaces), {
    start, home: first.home, padding: listener.padding(),
    // Incident tiles change under the same address; the server answers an unchanged one with 304.
    transformRequest: (url) => (url.includes(`/tiles/${SOURCES.incidents}/`) ? { url, cache: "no-cache" } : { url }),
  });

  const viewOf = (): MapView => {
    const { lng, lat } = map.getCenter();
    return { lng, lat, zoom: map.getZoom() };
  };
  let styleReady = false;
  const applyStyle = (): void => { map.setStyle(buildStyle(state, fontFaces), { diff: true, validate: false }); };
  map.once("style.load", () => {
    styleReady = true;
    if (state !== first) applyStyle();
  });
  map.on("moveend", () => listener.onView(viewOf()));
  map.on("dataloading", (event) => { if ("sourceId" in event) listener.onBusy(); });
  map.on("error", (event) => { if ("tile" in event || "sourceId" in event) failedTiles += 1; });
  map.on("idle", () => {
    listener.onRest({ ...countDrawn(map), failedTiles });
    failedTiles = 0;
  });
  map.on("click", (event) => {
    if (state.measure?.isDrawing === true) listener.onPick({ kind: "place", position: [event.lngLat.lng, event.lngLat.lat] });
    else pickAt(map, event, listener);
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = state.measure?.isDrawing === true ? "crosshair" : hitsAt(map, event.point).length > 0 ? "pointer" : "";
  });
  map.getCanvas().addEventListener("webglcontextlost", () => listener.onBroken("webglcontextlost"));

  return {
    show(next) {
      if (next.incidentQuery !== state.incidentQuery) incidentSource(map)?.setTiles([incidentTilesUrl(next)]);
      state = next;
      if (styleReady) applyStyle();
    },
    flyTo(position, zoom) {
      const { top, right, bottom, left } = listener.padding();
      // To the middle of what no card or sheet covers, not to that of the window.
      const target = { center: [position[0], position[1]] as [number, number], zoom: Math.max(map.getZoom(), zoom ?? 0), offset: [(left - right) / 2, (top - bottom) / 2] as [number, number] };
      if (prefersStill()) map.easeTo({ ...target, duration: 0 });
      else map.flyTo({ ...target, duration: FLIGHT_MS });
    },
    fit(bounds) {
      map.fitBounds([...bounds] as LngLatBoundsLike, { padding: listener.padding(), maxZoom: 16, duration: prefersStill() ? 0 : FLIGHT_MS });
    },
    isInView(position) {
      const { x, y } = map.project([position[0], position[1]]);
      const { top, right, bottom, left } = listener.padding();
      return x >= left && y >= top && x <= host.clientWidth - right && y <= host.clientHeight - bottom;
    },
    zoomBy(steps) {
      map.easeTo({ zoom: map.getZoom() + steps, duration: prefersStill() ? 0 : 180 });
    },
    view: viewOf,
    refreshIncidents() {
      incidentSource(map)?.setTiles([incidentTilesUrl(state)]);
    },
    refreshGround() {
      for (const id of [SOURCES.cells, SOURCES.rivers, SOURCES.sections, SOURCES.enterprises]) map.refreshTiles(id);
    },
    dispose() {
      map.remove();
    },
  };
}

function incidentSource(map: MapLibreMap): VectorTileSource | undefined {
  return map.getSource<VectorTileSource>(SOURCES.incidents);
}

function hitsAt(map: MapLibreMap, point: { x: number; y: number }) {
  const layers = PICK_LAYERS.filter((id) => map.getLayer(id));
  const box: [[number, number], [number, number]] = [
    [point.x - PICK_RADIUS_PIXELS, point.y - PICK_RADIUS_PIXELS], [point.x + PICK_RADIUS_PIXELS, point.y + PICK_RADIUS_PIXELS],
  ];
  return layers.length === 0 ? [] : map.queryRenderedFeatures(box, { layers: [...layers] });
}

function pickAt(map: MapLibreMap, event: MapMouseEvent, listener: MapListener): void {
  const hit = hitsAt(map, event.point)[0];
  const at: Position = [event.lngLat.lng, event.lngLat.lat];
  if (hit === undefined) return listener.onPick({ kind: "place", position: at });
  const id = Number(hit.properties["id"]);
  if (hit.layer.id === "cluster-disc" && !Number.isSafeInteger(id)) {
    const centre = hit.geometry.type === "Point" ? hit.geometry.coordinates : at;
    map.easeTo({ center: [centre[0] ?? at[0], centre[1] ?? at[1]], zoom: map.getZoom() + 2, duration: prefersStill() ? 0 : FLIGHT_MS });
    return;
  }
  if (hit.layer.source === SOURCES.sections) return listener.onPick({ kind: "section", code: String(hit.properties["code"]), position: at });
  if (Number.isSafeInteger(id)) listener.onPick({ kind: "incident", id, position: at });
}

/** Counts by number, not by drawing: one feature can be drawn by two layers and lie in two tiles. */
function countDrawn(map: MapLibreMap): Omit<Drawn, "failedTiles"> {
  const present = (ids: readonly string[]) => ids.filter((id) => LAYERS.some((known) => known === id) && map.getLayer(id));
  const ids = new Set<unknown>();
  for (const feature of map.queryRenderedFeatures({ layers: present(["incident-disc", "incident-mark"]) })) ids.add(feature.properties["id"]);
  const clusters = new Map<string, number>();
  for (const feature of map.queryRenderedFeatures({ layers: present(["cluster-disc"]) })) {
    if (feature.geometry.type === "Point") clusters.set(feature.geometry.coordinates.join(), Number(feature.properties["count"]));
  }
  const cells = new Set<unknown>();
  for (const feature of map.queryRenderedFeatures({ layers: present(["village-line", "town-line", "county-line", "city-line"]) })) {
    cells.add(`${String(feature.properties["territory"])}/${String(feature.properties["code"])}`);
  }
  return { incidents: ids.size + [...clusters.values()].reduce((sum, count) => sum + count, 0), cells: cells.size };
}
