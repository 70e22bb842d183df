import { computed, shallowRef, watch, type ComputedRef } from "vue";
import { assignSwatches } from "../../map/category-swatches.ts";
import { readMapPalette } from "../../map/map-palette.ts";
import type { MapState, Position } from "../../map/map-state.ts";
import { useAssignmentPreviewStore } from "../../stores/assignment-preview.ts";
import { useCellOutlinesStore } from "../../stores/cell-outlines.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useFiltersStore } from "../../stores/filters.ts";
import { useIncidentDetailStore } from "../../stores/incident-detail.ts";
import { useMapLayersStore } from "../../stores/map-layers.ts";
import { useMeasuringStore } from "../../stores/measuring.ts";
import { useMyGridStore } from "../../stores/my-grid.ts";
import type { OwnCell } from "../../stores/own-cells.ts";
import { usePointedAtStore } from "../../stores/pointed-at.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import { useSectionWaterStore } from "../../stores/section-water.ts";
import { useSelectionStore } from "../../stores/selection.ts";
import { useSurroundingsStore } from "../../stores/surroundings.ts";
import { useWaterClasses } from "../water/use-water-classes.ts";
import { useNames } from "./use-names.ts";

/** West, south, east, north of all these cells; null for none. */
export function boxOfCells(cells: readonly Pick<OwnCell, "cell">[]): readonly [number, number, number, number] | null {
  if (cells.length === 0) return null;
  const side = (at: 0 | 1 | 2 | 3) => cells.map(({ cell }) => cell.bbox[at]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/** Gathers from the stores what the map shows. */
export function useMapState(): ComputedRef<MapState> {
  const [deployment, filters, layers, preferences] = [useDeploymentStore(), useFiltersStore(), useMapLayersStore(), usePreferencesStore()];
  const [selection, detail, preview, outlines] = [useSelectionStore(), useIncidentDetailStore(), useAssignmentPreviewStore(), useCellOutlinesStore()];

  const [mine, around, pointed, measuring] = [useMyGridStore(), useSurroundingsStore(), usePointedAtStore(), useMeasuringStore()];
  const [water, section] = [useWaterClasses(), useSectionWaterStore()];
  const { nameOf } = useNames();

  const palette = shallowRef(readMapPalette(document.documentElement));
  watch(() => preferences.theme, () => { palette.value = readMapPalette(document.documentElement); }, { flush: "post" });

  const swatches = computed(() => assignSwatches(deployment.categoryTree.map((node) => node.category)));

  const focus = computed<Position | null>(() => {
    const position = selection.selection.kind === "incident" ? detail.incident?.position
      : selection.selection.kind === "section" ? section.history?.section.position : null;
    return position ? [position.lng, position.lat] : null;
  });
  const place = computed<Position | null>(() => {
    if (selection.selection.kind === "place" && preview.explanation?.position) {
      return [preview.explanation.position.lng, preview.explanation.position.lat];
    }
    const found = selection.found;
    return found?.kind !== "cell" && found?.position ? [found.position.lng, found.position.lat] : null;
  });

  const own = computed<MapState["own"]>(() => {
    const cells = mine.grid?.cells ?? [];
    return cells.length === 0 ? null : { outlines: cells.map(({ outline }) => outline), paths: cells.map(({ path }) => path) };
  });
  const links = computed<MapState["links"]>(() => {
    const from = focus.value;
    if (from === null || around.around === null) return null;
    const { enterprises, reach } = around.around;
    return { from, to: [
      ...enterprises.map((enterprise) => ({ position: [enterprise.position.lng, enterprise.position.lat] as const, name: nameOf(enterprise), isPointedAt: enterprise.code === pointed.code })),
      ...(reach === null ? [] : [{ position: [reach.nearest.lng, reach.nearest.lat] as const, name: nameOf(reach), isPointedAt: reach.code === pointed.code, isDrawn: true }]),
    ] };
  });
  const measure = computed<MapState["measure"]>(() => (measuring.kind === null ? null : { kind: measuring.kind, positions: measuring.positions, isDrawing: measuring.isDrawing }));

  return computed(() => ({
    origin: location.origin, palette: palette.value, language: preferences.language, bbox: deployment.deployment?.bbox ?? null, home: boxOfCells(mine.grid?.cells ?? []) ?? deployment.home,
    hidden: layers.hidden, incidentQuery: filters.query.toString(), swatches: swatches.value, outlines: outlines.outlines, focus: focus.value, place: place.value,
    own: own.value, links: links.value, measure: measure.value, water: water.value,
  }));
}
