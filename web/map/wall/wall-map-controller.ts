import type { GeoJSONSource } from "maplibre-gl";
import { createStillMap } from "../create-map.ts";
import { SOURCES } from "../layer-ids.ts";
import { buildWallStyle, pointData } from "./build-wall-style.ts";
import { type RiverLine, riverLines } from "./river-lines.ts";
import type { WallMapState } from "./wall-map-state.ts";
import { cameraOf } from "./wall-view.ts";

export interface WallMapListener {
  /** Everything is drawn; these rivers are among it. */
  onRest(rivers: readonly RiverLine[]): void;
  onBusy(): void;
  /** The browser took the means to draw away. MapLibre draws again when they are given back. */
  onContextLost(): void;
  onContextBack(): void;
}

/** The wall's map behind a small interface. */
export interface WallMapController {
  show(state: WallMapState): void;
  /** From now on this one is told, and at least once. */
  tell(listener: WallMapListener): void;
  /** Cells and reference data have changed: their tiles are fetched anew. */
  refreshGround(): void;
  /** The browser took its graphics away and has not given them back. */
  isLost(): boolean;
  dispose(): void;
}

export function createWallMap(host: HTMLElement, first: WallMapState): WallMapController {
  let state = first;
  let listener: WallMapListener | null = null;
  const map = createStillMap(host, buildWallStyle(first), cameraOf(first.view));
  let isStyleReady = false;
  map.once("style.load", () => {
    isStyleReady = true;
    if (state !== first) apply(first);
  });
  map.on("dataloading", () => listener?.onBusy());
  map.on("idle", () => listener?.onRest(riverLines(map.querySourceFeatures(SOURCES.rivers, { sourceLayer: "river_reach" }))));
  map.on("error", (event) => { if (!("tile" in event) && !("sourceId" in event)) console.warn(event.error.message); });
  let isLost = false;
  map.getCanvas().addEventListener("webglcontextlost", () => {
    isLost = true;
    listener?.onContextLost();
  });
  map.getCanvas().addEventListener("webglcontextrestored", () => {
    isLost = false;
    listener?.onContextBack();
  });

  function apply(before: WallMapState): void {
    const { view } = state;
    const isOtherSize = view.width !== before.view.width || view.height !== before.view.height;
    if (isOtherSize) map.resize();
    const { lng, lat, zoom } = cameraOf(view);
    map.jumpTo({ center: [lng, lat], zoom });
    const withoutPoints = { ...state, points: [] };
    // Thousands of points are handed to their source; a style that holds them would be compared as text.
    map.setStyle(buildWallStyle(withoutPoints), { diff: true, validate: false });
    void map.getSource<GeoJSONSource>("points")?.setData(pointData(state));
    // A resized canvas is empty: what there is is drawn at once, not a frame later.
    if (isOtherSize) map.redraw();
  }

  return {
    show(next) {
      const before = state;
      state = next;
      if (isStyleReady) apply(before);
    },
    tell(next) {
      listener = next;
      map.triggerRepaint();
    },
    refreshGround() {
      for (const id of Object.keys(map.getStyle().sources)) if (id !== "points") map.refreshTiles(id);
    },
    isLost: () => isLost,
    dispose() {
      map.remove();
    },
  };
}
