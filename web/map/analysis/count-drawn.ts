import type { Map as MapLibreMap } from "maplibre-gl";
import { ANALYSIS_SOURCES } from "./analysis-layer-ids.ts";
import { NOT_PAINTED, type AnalysisMapState } from "./analysis-state.ts";

/** What the map has drawn in its window, told whenever it comes to rest. */
export interface AnalysisDrawn {
  /** Incidents in the points and clusters of the window; 0 while they are not shown. */
  readonly incidents: number;
  /** Places of the unit in the window. */
  readonly places: number;
  /** Those of each class, by class: what is painted, read back from the map. */
  readonly classes: Readonly<Record<string, number>>;
  readonly failedTiles: number;
}

/** Counts by number, not by drawing: one feature can be drawn by two layers and lie in two tiles. */
export function countDrawn(map: MapLibreMap, { shows, marks, unit }: AnalysisMapState): Omit<AnalysisDrawn, "failedTiles"> {
  const query = (layer: string) => (map.getLayer(layer) ? map.queryRenderedFeatures({ layers: [layer] }) : []);
  const singles = new Set<unknown>();
  const clusters = new Map<string, number>();
  if (shows === "points") {
    for (const layer of ["incident-disc", "incident-mark"]) for (const { properties } of query(layer)) singles.add(properties["id"]);
    for (const { geometry, properties } of query("cluster-disc")) if (geometry.type === "Point") clusters.set(geometry.coordinates.join(), Number(properties["count"]));
  }
  const classes = new Map<string, number>();
  if (marks === "fills") {
    const isCells = unit.kind === "cells";
    for (const { properties, state } of query(isCells ? "cell-fill" : "bin-fill")) {
      const painted: unknown = (state as Record<string, unknown>)["class"];
      if (typeof painted === "number" && painted !== NOT_PAINTED) classes.set(String(properties[isCells ? "path" : "id"]), painted);
    }
  }
  const circles = marks === "circles" ? new Set(map.getSource(ANALYSIS_SOURCES.figures) ? query("figure-circle").map(({ properties }) => properties["id"] as unknown) : []) : new Set();
  const perClass: Record<string, number> = {};
  for (const of of classes.values()) perClass[of] = (perClass[of] ?? 0) + 1;
  return { incidents: singles.size + [...clusters.values()].reduce((sum, count) => sum + count, 0), places: classes.size + circles.size, classes: perClass };
}
