import type { GeoJSONSource } from "maplibre-gl";
import { createStillMap } from "../create-map.ts";
import { readFontFaces } from "../font-faces.ts";
import { buildWallStyle, pointData } from "./build-wall-style.ts";
import type { WallMapState } from "./wall-map-state.ts";
import { cameraOf } from "./wall-view.ts";

export interface WallMapListener {
  /** Everything is drawn. */
  onRest(): void;
  onBusy(): void;
  /** The browser took the means to draw away. MapLibre draws again when they are given back. */
  onContextLost(): void;
  onContextBack(): void;
}

/** The wall's map behind a small interface. */
export interface WallMapController {
  show(state: WallMapState): void;
  /** Cells and reference data have changed: their tiles are fetched anew. */
  refreshGround(): void;
  dispose(): void;
}

export function createWallMap(host: HTMLElement, first: WallMapState, listener: WallMapListener): WallMapController {
  const fontFaces = readFontFaces(document.styleSheets, document.baseURI);
  let state = first;
  const map = createStillMap(host, buildWallStyle(first, fontFaces), cameraOf(first.view));
  let isStyleReady = false;
  map.once("style.load", () => {
    isStyleReady = true;
    if (state !== first) apply(first);
  });
  map.on("dataloading", listener.onBusy);
  map.on("idle", listener.onRest);
  map.on("error", (event) => { if (!("tile" in event) && !("sourceId" in event)) console.warn(event.error.message); });
  map.getCanvas().addEventListener("webglcontextlost", listener.onContextLost);
  map.getCanvas().addEventListener("webglcontextrestored", listener.onContextBack);

  function apply(before: WallMapState): void {
    const { view } = state;
    if (view.width !== before.view.width || view.height !== before.view.height) map.resize();
    const { lng, lat, zoom } = cameraOf(view);
    map.jumpTo({ center: [lng, lat], zoom });
    const withoutPoints = { ...state, points: [] };
    // Thousands of points are handed to their source; a style that holds them would be compared as text.
    map.setStyle(buildWallStyle(withoutPoints, fontFaces), { diff: true, validate: false });
    void map.getSource<GeoJSONSource>("points")?.setData(pointData(state));
  }

  return {
    show(next) {
      const before = state;
      state = next;
      if (isStyleReady) apply(before);
    },
    refreshGround() {
      for (const id of Object.keys(map.getStyle().sources)) if (id !== "points") map.refreshTiles(id);
    },
    dispose() {
      map.remove();
    },
  };
}
