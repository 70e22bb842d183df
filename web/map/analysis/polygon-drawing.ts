import type { Map as MapLibreMap } from "maplibre-gl";
import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import { MOST_POLYGON_POSITIONS } from "../../../server/contract/filter-text.ts";
import type { Corner, DrawMode } from "../../stores/analysis-subject.ts";
import { DRAWING_PREFIX } from "./analysis-layer-ids.ts";

export interface DrawingListener {
  /** What was drawn has more corners than a filter can carry, and was not taken. */
  onTooManyCorners(count: number): void;
  onPolygon(polygon: readonly Corner[] | null): void;
  /** A polygon was closed, or the drawing given up. */
  onDone(): void;
}

export interface PolygonDrawing {
  set(mode: DrawMode, polygon: readonly Corner[] | null): void;
  dispose(): void;
}

/** Seven decimals are a centimetre: finer than any click. */
const DECIMALS = 1e7;

/** Drawing and editing of one polygon on the map. Made when first needed. */
export function createPolygonDrawing(map: MapLibreMap, colour: () => string, listener: DrawingListener): PolygonDrawing {
  let draw: TerraDraw | null = null;
  let mode: DrawMode = "off";
  /** What is being edited, so that its own changes coming back do not begin the editing anew. */
  let edited = "";
  /** What the filter holds, to go back to. */
  let kept: readonly Corner[] | null = null;
  /** Set while we take shapes off ourselves: that is no deletion by the user. */
  let isClearing = false;

  function clear(): void {
    isClearing = true;
    draw?.clear();
    isClearing = false;
  }

  function open(): TerraDraw {
    const made = new TerraDraw({ adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: DRAWING_PREFIX }), modes: [polygonMode(colour), selectMode(colour)] });
    made.start();
    made.on("finish", (id) => {
      const polygon = cornersOf(made.getSnapshotFeature(id)?.geometry);
      if (polygon === null) return;
      if (polygon.length > MOST_POLYGON_POSITIONS) return refuse(polygon.length);
      edited = JSON.stringify(polygon);
      listener.onPolygon(polygon);
      if (mode === "draw") listener.onDone();
    });
    made.on("change", (_ids, type) => {
      if (type !== "delete" || isClearing || mode !== "edit" || made.getSnapshot().some(({ geometry }) => geometry.type === "Polygon")) return;
      listener.onPolygon(null);
      listener.onDone();
    });
    return made;
  }

  function edit(polygon: readonly Corner[]): void {
    edited = JSON.stringify(polygon);
    draw ??= open();
    clear();
    draw.setMode("select");
    const [added] = draw.addFeatures([{ type: "Feature", properties: { mode: "polygon" }, geometry: { type: "Polygon", coordinates: [[...polygon, polygon[0]!].map(([lng, lat]) => [lng, lat])] } }]);
    if (added?.valid === true && added.id !== undefined) draw.selectFeature(added.id);
  }

  function refuse(count: number): void {
    listener.onTooManyCorners(count);
    if (mode === "edit" && kept !== null) edit(kept);
    else listener.onDone();
  }

  function close(): void {
    isClearing = true;
    draw?.stop();
    isClearing = false;
    draw = null;
    edited = "";
  }

  return {
    set(next, polygon) {
      const changed = next !== mode;
      mode = next;
      kept = polygon;
      if (next === "off") return close();
      if (next === "edit" && polygon !== null) {
        if (changed || JSON.stringify(polygon) !== edited) edit(polygon);
      } else if (changed) {
        draw ??= open();
        clear();
        draw.setMode("polygon");
      }
    },
    dispose: close,
  };
}

function polygonMode(colour: () => string): TerraDrawPolygonMode {
  const line = () => colour() as `#${string}`;
  return new TerraDrawPolygonMode({
    styles: { fillColor: line, fillOpacity: 0.07, outlineColor: line, outlineWidth: 2, closingPointColor: line, closingPointWidth: 6, closingPointOutlineColor: "#FFFFFF", closingPointOutlineWidth: 1.5 },
  });
}

function selectMode(colour: () => string): TerraDrawSelectMode {
  const line = () => colour() as `#${string}`;
  return new TerraDrawSelectMode({
    flags: { polygon: { feature: { draggable: true, coordinates: { draggable: true, midpoints: true, deletable: true } } } },
    styles: { selectedPolygonColor: line, selectedPolygonFillOpacity: 0.07, selectedPolygonOutlineColor: line, selectedPolygonOutlineWidth: 2, selectionPointColor: "#FFFFFF", selectionPointWidth: 6, selectionPointOutlineColor: line, selectionPointOutlineWidth: 2, midPointColor: line, midPointWidth: 3 },
  });
}

/** The ring of a drawn polygon without its closing corner. */
function cornersOf(geometry: { type: string; coordinates: unknown } | undefined): Corner[] | null {
  if (geometry?.type !== "Polygon") return null;
  const [ring = []] = geometry.coordinates as number[][][];
  const rounded = ring.slice(0, -1).map(([lng = 0, lat = 0]): Corner => [Math.round(lng * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS]);
  return rounded.length >= 3 ? rounded : null;
}
