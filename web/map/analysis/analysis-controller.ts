import type { ImageSource, LngLatBoundsLike, Map as MapLibreMap, MapMouseEvent, StyleSpecification, VectorTileSource } from "maplibre-gl";
import type { Corner, MapChoice } from "../../stores/analysis-subject.ts";
import { createMap, FLIGHT_MS, prefersStill } from "../create-map.ts";
import { readFontFaces } from "../font-faces.ts";
import type { MapPadding } from "../map-controller.ts";
import type { MapView } from "../map-view.ts";
import { ANALYSIS_SOURCES, DRAWING_PREFIX } from "./analysis-layer-ids.ts";
import type { AnalysisMapState, PlaceFigures } from "./analysis-state.ts";
import { buildAnalysisStyle } from "./build-analysis-style.ts";
import { choiceLayers } from "./layers/place-layers.ts";
import { choiceAt, clusterAt } from "./choice-at.ts";
import { countDrawn, type AnalysisDrawn } from "./count-drawn.ts";
import { createPlacePainter } from "./place-painter.ts";
import { createPolygonDrawing } from "./polygon-drawing.ts";
import { cornersOf } from "./place-data.ts";
import { incidentTilesAddress } from "./tile-address.ts";

export interface AnalysisListener {
  onChoose(choice: MapChoice | null): void;
  /** `point`: pixels from the map's upper left corner. */
  onHover(choice: MapChoice | null, point: { x: number; y: number }): void;
  /** While the camera moves, by hand or by us. */
  onMove(view: MapView): void;
  onView(view: MapView): void;
  onBusy(): void;
  onRest(drawn: AnalysisDrawn): void;
  onPolygon(polygon: readonly Corner[] | null): void;
  onDrawingDone(): void;
  onTooManyCorners(count: number): void;
  /** The browser lost the means to draw (WebGL); false: it has them again. */
  onBroken(isBroken: boolean): void;
  padding(): MapPadding;
}

/** One analysis map behind a small interface. */
export interface AnalysisController {
  show(state: AnalysisMapState): void;
  paint(figures: PlaceFigures | null): void;
  fit(bounds: readonly [number, number, number, number], how?: { readonly isAtOnce: boolean }): void;
  zoomBy(steps: number): void;
  view(): MapView;
  /** West, south, east, north of what is in view, in degrees. */
  bounds(): readonly [number, number, number, number];
  /** Takes the size that its element has now, which the map would otherwise learn of a frame later. */
  resize(): void;
  /** Moves there at once: for a map that follows another. */
  follow(view: MapView): void;
  /** The map as a picture, for printing. */
  picture(): Promise<Blob | null>;
  dispose(): void;
}

export function createAnalysisController(host: HTMLElement, first: AnalysisMapState, start: MapView | null, listener: AnalysisListener): AnalysisController {
  const fontFaces = readFontFaces(document.styleSheets, document.baseURI);
  let state = first;
  let figures: PlaceFigures | null = null;
  let styleReady = false;
  /** The map tells of a loaded style also while it takes one that only differs. */
  let isApplying = false;
  const map = createMap(host, buildAnalysisStyle(state, fontFaces), { start, home: first.ground.home, padding: listener.padding() });
  const painter = createPlacePainter(map);
  const drawing = createPolygonDrawing(map, () => state.ground.palette.accent, { onPolygon: listener.onPolygon, onDone: listener.onDrawingDone, onTooManyCorners: listener.onTooManyCorners });

  function apply(before: AnalysisMapState | null): void {
    if (!styleReady) return;
    moveSourcesOn(map, state);
    // Comparing styles walks through every corner of every bin: not while dragging or pointing.
    if (before !== null && hasSameStyle(before, state)) showChoices(map, state);
    else takeStyle();
    painter.paint(state.places, figures);
    drawing.set(state.drawing, state.polygon);
  }
  function takeStyle(): void {
    isApplying = true;
    try {
      map.setStyle(buildAnalysisStyle(state, fontFaces), { diff: true, validate: false, transformStyle: keepDrawing });
    } finally {
      isApplying = false;
    }
  }
  const viewOf = (): MapView => {
    const { lng, lat } = map.getCenter();
    return { lng, lat, zoom: map.getZoom() };
  };
  // Also after a lost context: the map then loads its style again, and has forgotten the states of features.
  map.on("style.load", () => {
    styleReady = true;
    painter.forget();
    if (!isApplying) apply(null);
  });
  map.getCanvas().addEventListener("webglcontextlost", () => { styleReady = false; });
  listenTo(map, listener, () => state, viewOf);

  return {
    show(next) {
      const before = state;
      state = next;
      apply(before);
    },
    paint(next) {
      figures = next;
      if (styleReady) painter.paint(state.places, figures);
      // Comes to rest again, also when nothing had to be painted.
      map.triggerRepaint();
    },
    fit(bounds, how) {
      map.fitBounds([...bounds] as LngLatBoundsLike, { padding: listener.padding(), maxZoom: 16, duration: how?.isAtOnce || prefersStill() ? 0 : FLIGHT_MS });
    },
    zoomBy: (steps) => { map.easeTo({ zoom: map.getZoom() + steps, duration: prefersStill() ? 0 : 180 }); },
    view: viewOf,
    bounds() {
      const seen = map.getBounds();
      return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
    },
    resize: () => { map.resize(); },
    follow: ({ lng, lat, zoom }) => { map.jumpTo({ center: [lng, lat], zoom }); },
    picture: () => pictureOf(map),
    dispose() {
      drawing.dispose();
      map.remove();
    },
  };
}

/** Whether two states differ in nothing but what sources hold, and in what is pointed at or chosen. */
function hasSameStyle(before: AnalysisMapState, next: AnalysisMapState): boolean {
  const keys = Object.keys(next) as (keyof AnalysisMapState)[];
  return (before.density === null) === (next.density === null)
    && keys.every((key) => key === "revision" || key === "density" || key === "hovered" || key === "chosen" || before[key] === next[key]);
}

function showChoices(map: MapLibreMap, state: AnalysisMapState): void {
  for (const layer of choiceLayers(state)) if ("filter" in layer && map.getLayer(layer.id)) map.setFilter(layer.id, layer.filter, { validate: false });
}

/** New contents under sources that stay: what is drawn remains until they are there. A style that names them anew would first remove the old. */
function moveSourcesOn(map: MapLibreMap, state: AnalysisMapState): void {
  const incidents = map.getSource<VectorTileSource>(ANALYSIS_SOURCES.incidents);
  const address = incidentTilesAddress(state);
  // What it was given: its own `tiles` are missing until a frame after it came in.
  if (incidents && state.shows === "points" && incidents.serialize().tiles?.[0] !== address) incidents.setTiles([address]);
  const density = map.getSource<ImageSource>(ANALYSIS_SOURCES.density);
  if (density && state.density && density.url !== state.density.url) density.updateImage({ url: state.density.url, coordinates: cornersOf(state.density.bbox) });
}

/** What terra-draw has put on the map stays there when the style changes. */
function keepDrawing(before: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  if (before === undefined) return next;
  const drawn = Object.entries(before.sources).filter(([id]) => id.startsWith(DRAWING_PREFIX));
  return { ...next, sources: { ...next.sources, ...Object.fromEntries(drawn) }, layers: [...next.layers, ...before.layers.filter(({ id }) => id.startsWith(DRAWING_PREFIX))] };
}

function listenTo(map: MapLibreMap, listener: AnalysisListener, state: () => AnalysisMapState, viewOf: () => MapView): void {
  let failedTiles = 0;
  let hovered: string | null = null;
  const hover = (choice: MapChoice | null, point: { x: number; y: number }): void => {
    const key = choice && JSON.stringify(choice);
    if (key === null && hovered === null) return;
    hovered = key;
    listener.onHover(choice, point);
  };
  map.on("move", () => listener.onMove(viewOf()));
  map.on("moveend", () => listener.onView(viewOf()));
  map.on("dataloading", (event) => { if ("sourceId" in event) listener.onBusy(); });
  map.on("error", (event) => { if ("tile" in event || "sourceId" in event) failedTiles += 1; });
  map.on("idle", () => {
    listener.onRest({ ...countDrawn(map, state()), failedTiles });
    failedTiles = 0;
  });
  map.on("mousemove", (event: MapMouseEvent) => {
    if (state().drawing !== "off") return;
    const choice = choiceAt(map, event.point);
    map.getCanvas().style.cursor = choice !== null || clusterAt(map, event.point) !== null ? "pointer" : "";
    hover(choice, event.point);
  });
  map.on("mouseout", (event: MapMouseEvent) => hover(null, event.point));
  map.on("click", (event: MapMouseEvent) => {
    if (state().drawing !== "off") return;
    const cluster = clusterAt(map, event.point);
    if (cluster !== null) map.easeTo({ center: cluster, zoom: map.getZoom() + 2, duration: prefersStill() ? 0 : FLIGHT_MS });
    else listener.onChoose(choiceAt(map, event.point));
  });
  map.getCanvas().addEventListener("webglcontextlost", () => listener.onBroken(true));
  map.getCanvas().addEventListener("webglcontextrestored", () => listener.onBroken(false));
}

/** A map that has not come to rest by then has lost its context, or a source that never answers. */
const PICTURE_WITHIN_MS = 15_000;

/** Taken when everything is drawn; and the canvas is only readable in the frame that drew it. Null where no picture comes in time. */
function pictureOf(map: MapLibreMap): Promise<Blob | null> {
  return new Promise((resolve) => {
    const canvas = map.getCanvas();
    const onIdle = () => {
      map.once("render", onRender);
      map.triggerRepaint();
    };
    const onRender = () => canvas.toBlob(end);
    const giveUp = () => end(null);
    const timer = setTimeout(giveUp, PICTURE_WITHIN_MS);
    function end(picture: Blob | null): void {
      clearTimeout(timer);
      map.off("idle", onIdle);
      map.off("render", onRender);
      canvas.removeEventListener("webglcontextlost", giveUp);
      resolve(picture);
    }
    canvas.addEventListener("webglcontextlost", giveUp);
    map.once("idle", onIdle);
    map.triggerRepaint();
  });
}
