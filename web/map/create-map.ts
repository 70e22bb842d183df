import { Map as MapLibreMap, ScaleControl, setWorkerUrl, type LngLatBoundsLike, type MapOptions, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import "./map-host.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { drawHatch, HATCH_PIXEL_RATIO, readHatchId } from "./analysis/hatch-image.ts";
import type { MapState } from "./map-state.ts";
import type { MapView } from "./map-view.ts";
import { drawMark, MARK_PIXEL_RATIO, readMarkId } from "./mark-images.ts";

setWorkerUrl(workerUrl);

export const FLIGHT_MS = 600;

export interface MapStart {
  readonly start: MapView | null;
  readonly home: MapState["home"];
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly transformRequest?: NonNullable<MapOptions["transformRequest"]>;
}

/** A flat map, north up, with scale bar; images that a style names by how they are drawn are drawn when first needed. */
export function createMap(host: HTMLElement, style: StyleSpecification, { start, home, padding, transformRequest }: MapStart): MapLibreMap {
  const map = new MapLibreMap({
    container: host, style,
    ...(start ? { center: [start.lng, start.lat] as [number, number], zoom: start.zoom } : { bounds: (home ?? [73, 18, 135, 54]) as LngLatBoundsLike, fitBoundsOptions: { padding: { ...padding } } }),
    attributionControl: false,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, maxZoom: 20, renderWorldCopies: false,
    fadeDuration: prefersStill() ? 0 : 120,
    ...(transformRequest ? { transformRequest } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 96, unit: "metric" }), "bottom-right");
  drawMissingImages(map);
  return map;
}

/** A map that nobody moves: no handlers, no fades, no flights, so that it draws only when what it shows changes. */
export function createStillMap(host: HTMLElement, style: StyleSpecification, camera: MapView): MapLibreMap {
  const map = new MapLibreMap({
    container: host, style, center: [camera.lng, camera.lat], zoom: camera.zoom, interactive: false, attributionControl: false, fadeDuration: 0,
    maxPitch: 0, maxZoom: 20, renderWorldCopies: false, trackResize: false,
    // A video wall is wider than the 4096 pixels beyond which pictures are otherwise drawn coarser.
    maxCanvasSize: [8192, 8192],
  });
  drawMissingImages(map);
  return map;
}

function drawMissingImages(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => {
    const [image, pixelRatio] = drawByName(id);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio });
    return Promise.resolve();
  });
}

function drawByName(id: string): [ImageData | undefined, number] {
  const hatch = readHatchId(id);
  if (hatch !== undefined) return [drawHatch(hatch), HATCH_PIXEL_RATIO];
  const mark = readMarkId(id);
  return [mark && drawMark(mark), MARK_PIXEL_RATIO];
}

export function prefersStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
